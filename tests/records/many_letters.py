# ruff: noqa: E501  letters stand as they were written
"""Letters of many hands that ask for an evaluation, all invented, each with what a careful reader finds in it."""

# name: (the letter, what it says). An injury is first day, last day, claim, case; a party its role and ZIP code.
LETTERS = {
    "joint_ame": (
        """BRACKENRIDGE LAW GROUP, APC
A Professional Corporation
1188 Invented Plaza, Suite 400
Fresno, California 93721
Tel 559.555.0101 | Fax 559.555.0102

October 7th, 2026

VIA U.S. MAIL

Oriel Fenwick, M.D.
22 Sample Medical Court, Bldg. C
Clovis, CA 93612

     RE:  Delphine Okoro-Marsh v. Sunvale Packing Cooperative; Granite Ridge Insurance Company
          WCAB No.:    ADJ19000111; ADJ19000112
          Claim Nos.:  GR-2024-00551; GR-2025-00077
          D/I:         3/14/2024; CT 3/14/2023 - 1/9/2025
          DOB:         Apr. 2, 1979

Dear Dr. Fenwick:

Thank you for agreeing to serve as the Agreed Medical Examiner in the field of orthopedic surgery in
this matter. The parties write jointly. Ms. Okoro-Marsh alleges injury to her neck, both wrists and right knee
while employed as a line sorter. She requires no interpreter.

Please address the issues under Labor Code sections 4061 and 4062.

Very truly yours,

Harlan Brackenridge
Attorneys for Applicant

cc: Sylvie Tran, Esq.
    Marlow & Tran LLP
    500 Fictional Street, 9th Floor
    Sacramento, CA 95814
    Attorneys for Defendant
""",
        {
            "role": "ame",
            "kind": "initial",
            "panel_number": None,
            "specialty": "Orthopaedic surgery",
            "issues": ["4061", "4062"],
            "is_represented": True,
            "worker_name": "Delphine Okoro-Marsh",
            "born_on": "1979-04-02",
            "language": "English",
            "injuries": [
                ("2023-03-14", "2025-01-09", "GR-2025-00077", "ADJ19000112"),
                ("2024-03-14", None, "GR-2024-00551", "ADJ19000111"),
            ],
            "employers": ["Sunvale Packing Cooperative"],
            "parties": [("applicant_attorney", "93721"), ("defense_attorney", "95814")],
        },
    ),
    "adjuster_appointment": (
        """Coastline Claims Services (TPA)
PO Box 99012
Long Beach, CA 90809-9012

11/02/2026

Tobias Renn, DC
77 Madeup Way Ste 3
Torrance CA 90503

Employee:            Ignacio Belmonte
Employer:            Harborlight Stevedores, Inc.
Date of Injury:      08/19/2025
Claim Number:        CCS0088123
QME Panel Number:    7390112
Date of Birth:       12-01-1966
Language:            Spanish - interpreter needed

Dear Doctor Renn,

You have been selected from the QME panel (specialty DCH, chiropractic) for the above injured worker, who is not represented.
Please call us with the first available appointment for an initial evaluation. The dispute arises under Labor Code
Section 4060 (compensability). Body parts claimed: lumbar spine, left hip.

Sincerely,

Priscilla Venn
Senior Claims Examiner
(562) 555-0144  pvenn@coastline.example

cc: Ignacio Belmonte, 4310 Nowhere Ave Apt 12, Wilmington, CA 90744
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7390112",
            "specialty": "Chiropractic",
            "issues": ["4060"],
            "is_represented": False,
            "worker_name": "Ignacio Belmonte",
            "born_on": "1966-12-01",
            "language": "Spanish",
            "injuries": [("2025-08-19", None, "CCS0088123", "")],
            "employers": ["Harborlight Stevedores, Inc."],
            "parties": [("claims_administrator", "90809"), ("worker", "90744")],
        },
    ),
    "dwc_panel": (
        """STATE OF CALIFORNIA
Department of Industrial Relations
DIVISION OF WORKERS' COMPENSATION - MEDICAL UNIT
QUALIFIED MEDICAL EVALUATOR PANEL

Panel Number: 7512004          Date Panel Issued: 09/21/2026
Panel Specialty: MPD Psychiatry
Injured Employee: LOMAX, BERNADETTE T
Date of Injury: 05/30/2024
Claim Number: 30245-AA-01
Employer: City of Nonesuch

Employee:
BERNADETTE T LOMAX
19 Larkspur Terrace
Modesto, CA 95350

Employee's Attorney:
Quill & Osgood
212 H Street
Modesto, CA 95354

Claims Administrator:
Bellweather Public Risk Pool
P.O. Box 5150
Rancho Cordova, CA 95741

QMEs on this panel
1. Alma Vireo MD     10 Test Rd, Stockton, CA 95202
2. Ned Sorrel MD     8 Trial Ave, Tracy, CA 95376
3. Iva Plumb MD      91 Essay Ln, Merced, CA 95340
""",
        {
            "role": "panel_qme",
            "kind": None,
            "panel_number": "7512004",
            "specialty": "Psychiatry",
            "issues": [],
            "is_represented": True,
            "worker_name": "Bernadette T Lomax",
            "born_on": None,
            "language": None,
            "injuries": [("2024-05-30", None, "30245-AA-01", "")],
            "employers": ["City of Nonesuch"],
            "parties": [
                ("applicant_attorney", "95354"),
                ("claims_administrator", "95741"),
                ("worker", "95350"),
            ],
        },
    ),
    "civil_ime": (
        """LANCASTER WHITBY PARTNERS
Attorneys at Law
3000 Mockingbird Boulevard
Suite 1200
Los Angeles, CA 90017

August 28, 2026

Re: Paxton v. Redwood Freight Lines
    Superior Court of Los Angeles County, Case No. 25STCV00000
    Date of loss: February 11, 2025

Dear Dr. Ambrose:

This firm represents defendant Redwood Freight Lines. We ask that you perform a physical examination of plaintiff Gwendolyn Paxton
pursuant to Code of Civil Procedure section 2032.220 as our expert in neurology. Plaintiff was born on 6 June 1988 and claims
injuries to the head and cervical spine.

Yours truly,
Corwin Whitby

cc: Estelle Marchetti, Esq., Marchetti Trial Lawyers, 40 Pretend Place, Pasadena, CA 91101 (counsel for plaintiff)
""",
        {
            "role": "civil_ime",
            "kind": "initial",
            "panel_number": None,
            "specialty": "Neurology",
            "issues": [],
            "is_represented": True,
            "worker_name": "Gwendolyn Paxton",
            "born_on": "1988-06-06",
            "language": None,
            "injuries": [("2025-02-11", None, "", "")],
            "employers": [],
            "parties": [("applicant_attorney", "91101"), ("defense_attorney", "90017")],
        },
    ),
    "reevaluation": (
        """Nadir & Associates
Post Office Box 771
Bakersfield CA 93302
Telephone: 661-555-0190   Facsimile: 661-555-0191   E-mail: office@nadir.example

2026-10-15

Re: Applicant: Thuy Ngoc Pham
    Employer: Delta Orchard Supply
    Carrier: Pinecrest Indemnity
    EAMS: ADJ17770003
    Claim: PI/22/4455
    DOI: 7-Jun-22

Dear Dr. Castellane:

You last saw our client as the panel QME (No. 7201188) on January 12, 2024. We request a re-evaluation, since her
condition has worsened and more than a year has passed. A Vietnamese interpreter will be necessary.

Respectfully,
Yasmin Nadir, attorney for applicant
""",
        {
            "role": "panel_qme",
            "kind": "follow_up",
            "panel_number": "7201188",
            "specialty": None,
            "issues": [],
            "is_represented": True,
            "worker_name": "Thuy Ngoc Pham",
            "born_on": None,
            "language": "Vietnamese",
            "injuries": [("2022-06-07", None, "PI/22/4455", "ADJ17770003")],
            "employers": ["Delta Orchard Supply"],
            "parties": [("applicant_attorney", "93302")],
        },
    ),
    "supplemental": (
        """ODELL, FINCH & ROWE
ATTORNEYS AT LAW
P.O. Box 2210, San Diego, CA 92112

September 3, 2026

Leopold Garrity, M.D.

        Injured Worker : ESPINOZA, RAMON
        Our Client     : Tidewater Hotels LLC
        Claim #        : TW-990-21
        ADJ #          : ADJ14400552
        DOI            : 11.03.2021

Dr. Garrity:

Enclosed are the subpoenaed records of Fictional Valley Imaging which you did not have for your QME report of May 5, 2026. Kindly
review them and issue a supplemental report stating whether they change your opinion on apportionment. No examination is needed.

Defense counsel for Tidewater Hotels
Roswitha Finch

CC: Beaumont Sayles, Sayles Injury Law, 17 Invented Way, Chula Vista, CA 91910, for applicant
""",
        {
            "role": "panel_qme",
            "kind": "supplemental",
            "panel_number": None,
            "specialty": None,
            "issues": [],
            "is_represented": True,
            "worker_name": "Ramon Espinoza",
            "born_on": None,
            "language": None,
            "injuries": [("2021-11-03", None, "TW-990-21", "ADJ14400552")],
            "employers": ["Tidewater Hotels LLC"],
            "parties": [("applicant_attorney", "91910"), ("defense_attorney", "92112")],
        },
    ),
    "deposition": (
        """GREER COLLIER LLP
65 Hypothetical Drive, Oakland, CA 94612

NOTICE OF TAKING DEPOSITION OF QUALIFIED MEDICAL EVALUATOR

Case: MAURICE DELACROIX, Applicant, vs. EVERGLADE TRANSIT; NORTHERN SHIELD INSURANCE, Defendants
Case No. ADJ16661234
Claim No. NS-7781

TO ALL PARTIES: PLEASE TAKE NOTICE that the deposition of Hyacinth Moor, Ph.D., panel qualified medical evaluator in psychology,
will be taken on December 18, 2026 at 10:00 a.m. by videoconference.

Dated: October 29, 2026
GREER COLLIER LLP
By: Fenella Collier
Attorneys for Defendants
""",
        {
            "role": "panel_qme",
            "kind": "deposition",
            "panel_number": None,
            "specialty": "Psychology",
            "issues": [],
            "is_represented": None,
            "worker_name": "Maurice Delacroix",
            "born_on": None,
            "language": None,
            "injuries": [(None, None, "NS-7781", "ADJ16661234")],
            "employers": ["Everglade Transit"],
            "parties": [("defense_attorney", "94612")],
        },
    ),
    "two_defendants": (
        """STANHOPE WORKERS LAW, P.C.
809 Figment Avenue #210
San Jose, CA 95113

Date: Nov. 12, 2026

RE: JOSEFINA ARRIAGA vs. (1) MISSION LINENS CO., insured by HALYARD MUTUAL; (2) BAYSIDE STAFFING, administered by CORVID TPA
DOI: CT: 01/02/2021 to 06/30/2024
Claim numbers: HM-551200 (Halyard); CV24-0098 (Corvid)
ADJ18884321
Panel no 7488123

Dear Dr. Lindqvist,

This office represents Ms. Josefina Arriaga, born 09/09/1971. You were struck to from the panel in physical medicine and rehabilitation (MPR).
Please schedule the panel QME evaluation within 90 days. Spanish interpreter required. Parts of body: bilateral shoulders,
hands, psyche. Issues: LC 4060 as to Corvid; LC 4062.2.

Thank you,
Dorian Stanhope

cc:
Amity Rook, Esq.                      Gale Thornbury, Esq.
Rook Hensley LLP                      Thornbury Defense Group
1 Imaginary Tower, Suite 88           2345 Unreal Rd.
San Francisco, CA 94105               Walnut Creek, CA 94596
for Halyard Mutual                    for Bayside Staffing / Corvid TPA
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7488123",
            "specialty": "Physical medicine and rehabilitation",
            "issues": ["4060"],
            "is_represented": True,
            "worker_name": "Josefina Arriaga",
            "born_on": "1971-09-09",
            "language": "Spanish",
            "injuries": [
                ("2021-01-02", "2024-06-30", "CV24-0098", "ADJ18884321"),
                ("2021-01-02", "2024-06-30", "HM-551200", "ADJ18884321"),
            ],
            "employers": ["Bayside Staffing", "Mission Linens Co."],
            "parties": [
                ("applicant_attorney", "95113"),
                ("defense_attorney", "94105"),
                ("defense_attorney", "94596"),
            ],
        },
    ),
    "lien": (
        """Tamarack Adjusting, Inc.
Dept 4, PO BOX 60001, City of Industry, CA 91716-0001
Phone (626) 555-0170 / Fax (626) 555-0171

Oct 1 2026

Subject: Panel QME examination - Claimant Orson Vandeleur - File TA-2025-3321

Injury date 2/2/25. Employer Quarry & Stone Masonry. Panel 7433390. Specialty: Internal Medicine (MMM).

Dear Doctor: We administer this claim for Quarry & Stone Masonry. The applicant, who is represented by Lavinia Stroud of
Stroud & Kemp, 66 Mythical Street, Pomona, CA 91766, claims hypertension and hearing loss. Please set the appointment.

Lien claimant: Redbud Surgical Center, PO Box 12, Upland, CA 91785

Bartholomew Nye, Claims Adjuster
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7433390",
            "specialty": "Internal medicine",
            "issues": [],
            "is_represented": True,
            "worker_name": "Orson Vandeleur",
            "born_on": None,
            "language": None,
            "injuries": [("2025-02-02", None, "TA-2025-3321", "")],
            "employers": ["Quarry & Stone Masonry"],
            "parties": [
                ("applicant_attorney", "91766"),
                ("claims_administrator", "91716"),
                ("lien_claimant", "91785"),
            ],
        },
    ),
    "unrepresented_own": (
        """Nov 9 2026

Hello Doctor Pell,

I am Wendell Achterberg and I got the list of three doctors from the state, the panel number on it is 7560071. I do not have a lawyer. I
hurt my left elbow and my hand at work on May 3rd 2026 at Brightwater Bakery. My claim is BW-260503. My birthday is
August 30, 1994. I would like an appointment with you, I speak English.

My address is 702 Dreamt Lane, Santa Rosa, CA 95401. Phone 707-555-0122.
The insurance is Larch Mutual, PO Box 340, Santa Rosa, CA 95402.

Thanks
Wendell Achterberg
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7560071",
            "specialty": None,
            "issues": [],
            "is_represented": False,
            "worker_name": "Wendell Achterberg",
            "born_on": "1994-08-30",
            "language": "English",
            "injuries": [("2026-05-03", None, "BW-260503", "")],
            "employers": ["Brightwater Bakery"],
            "parties": [("claims_administrator", "95402"), ("worker", "95401")],
        },
    ),
    "eml_body": (
        """From: Kerensa Jolley <kjolley@jolleydefense.example>
To: scheduling@practice.example
Cc: rbaptiste@baptistelaw.example
Date: Tue, 3 Nov 2026 15:20:11 -0800
Subject: Panel QME - Mireille Santangelo - ADJ19550099

Good afternoon,

Applicant Mireille Santangelo (DOB 03/03/1983) needs a QME appointment in pain medicine, panel #7577321. DOI 4/17/2026, employer
Palisade Garden Centers, carrier Oakmoss Insurance, claim OM-41726. Applicant's attorney is Rene Baptiste, 88 Made Up Blvd, Ventura,
CA 93001. Farsi interpreter please.

Kerensa Jolley
Jolley Defense
1400 Nowhere Pkwy, Ste. 5, Oxnard, CA 93036
Attorney for defendant
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7577321",
            "specialty": "Pain medicine",
            "issues": [],
            "is_represented": True,
            "worker_name": "Mireille Santangelo",
            "born_on": "1983-03-03",
            "language": "Farsi",
            "injuries": [("2026-04-17", None, "OM-41726", "ADJ19550099")],
            "employers": ["Palisade Garden Centers"],
            "parties": [("applicant_attorney", "93001"), ("defense_attorney", "93036")],
        },
    ),
    "agreed_panel": (
        """HOLLIS BARROW, A LAW CORPORATION
9 Supposed Square, Riverside, CA 92501

30 September 2026

Applicant:   Tamsin Greaves
Defendant:   Ironbark Logistics, permissibly self-insured
DOI:         December 5, 2025
Claim:       IB-SI-20251205
Our file:    HB 3341

Dear Dr. Montrose,

The parties have agreed to use you as the Agreed Panel QME from panel 7533001 in otolaryngology. Please evaluate Ms. Greaves for
hearing loss and tinnitus under Lab. Code § 4060(c).

Hollis Barrow, for the applicant

Copy to: Ironbark Logistics, Workers' Compensation Dept., PO Box 8, Ontario, CA 91761
""",
        {
            "role": "agreed_panel_qme",
            "kind": "initial",
            "panel_number": "7533001",
            "specialty": "Otolaryngology",
            "issues": ["4060"],
            "is_represented": True,
            "worker_name": "Tamsin Greaves",
            "born_on": None,
            "language": None,
            "injuries": [("2025-12-05", None, "IB-SI-20251205", "")],
            "employers": ["Ironbark Logistics"],
            "parties": [("applicant_attorney", "92501"), ("claims_administrator", "91761")],
        },
    ),
    "ame_refused": (
        """PEMBERTON & LOWE
310 Conjured Street, Redding, CA 96001

October 20, 2026

Re: Lucan Frost / Cedar Mill Timber / Claim CM-11-98 / DOI 06-22-2023

Dear Dr. Yarrow:

As the parties were unable to agree on an AME, you are the remaining physician on panel QME 7544410 (cardiology). Please provide a date for
Mr. Frost's comprehensive evaluation. He is our client.

Octavia Lowe
Attorney for Applicant Lucan Frost
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7544410",
            "specialty": "Cardiology",
            "issues": [],
            "is_represented": True,
            "worker_name": "Lucan Frost",
            "born_on": None,
            "language": None,
            "injuries": [("2023-06-22", None, "CM-11-98", "")],
            "employers": ["Cedar Mill Timber"],
            "parties": [("applicant_attorney", "96001")],
        },
    ),
    "ame_followup": (
        """VESPER LAW
55 Counterfeit Ct.
Salinas, CA 93901

Sept. 18th 2026

Re: Rosalind Achebe v. County of Example
ADJ12300045, Claim COE-19-0031, D.O.I. 9/9/19

Dear Dr. Brandt:

You are the AME in this case. The parties jointly ask for a follow-up examination, the last having been 2/1/2025. Please
address permanent disability (LC §§ 4061, 4062). Ms. Achebe speaks Tagalog and needs a certified interpreter.

Augustin Vesper, Applicant's Attorney        Ilse Corcoran, County Counsel
                                             168 Alleged St, Salinas, CA 93902
""",
        {
            "role": "ame",
            "kind": "follow_up",
            "panel_number": None,
            "specialty": None,
            "issues": ["4061", "4062"],
            "is_represented": True,
            "worker_name": "Rosalind Achebe",
            "born_on": None,
            "language": "Tagalog",
            "injuries": [("2019-09-09", None, "COE-19-0031", "ADJ12300045")],
            "employers": ["County of Example"],
            "parties": [("applicant_attorney", "93901"), ("defense_attorney", "93902")],
        },
    ),
    "form_table": (
        """REQUEST FOR QME APPOINTMENT

1. Injured worker's name:      Odalys Ferreira
2. Date of birth:              01/15/1990
3. Address:                    640 Contrived Ave, Unit B, Hayward, CA 94541
4. Is worker represented?      [ ] Yes   [X] No
5. Language:                   Portuguese
6. Employer:                   Zephyr Cold Storage
7. Date(s) of injury:          10/10/2025
8. Claim no.:                  ZC-7781-25
9. Claims administrator:       Ledgerstone Claims, PO Box 45, Concord, CA 94522
10. Panel no.:                 7499876
11. Specialty:                 Hand surgery
12. Reason:   [X] 4060   [ ] 4061   [ ] 4062
13. Body parts:                right hand, right thumb
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7499876",
            "specialty": "Hand surgery",
            "issues": ["4060"],
            "is_represented": False,
            "worker_name": "Odalys Ferreira",
            "born_on": "1990-01-15",
            "language": "Portuguese",
            "injuries": [("2025-10-10", None, "ZC-7781-25", "")],
            "employers": ["Zephyr Cold Storage"],
            "parties": [("claims_administrator", "94522"), ("worker", "94541")],
        },
    ),
    "three_injuries": (
        """AUBERGINE LEGAL
77 Sham Street, Stockton, CA 95202

November 5, 2026

Applicant: Cosmo Bellamy          D.O.B.: 2/29/1972
Employer(s): Larkfield Dairy (1 and 2); Unified Milk Haulers (3)

      Date of injury          Claim number       WCAB number
1.    04/01/2022              LD-100             ADJ16000001
2.    08/15/2023              LD-200             ADJ16000002
3.    CT 8/15/22 - 8/15/23    UM-300             ADJ16000003

Dear Dr. Fallow:

We represent Mr. Bellamy and request an initial panel QME examination, panel number 7420019, podiatry. Injured: both feet, right ankle.

Petra Aubergine
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7420019",
            "specialty": "Podiatry",
            "issues": [],
            "is_represented": True,
            "worker_name": "Cosmo Bellamy",
            "born_on": "1972-02-29",
            "language": None,
            "injuries": [
                ("2022-04-01", None, "LD-100", "ADJ16000001"),
                ("2022-08-15", "2023-08-15", "UM-300", "ADJ16000003"),
                ("2023-08-15", None, "LD-200", "ADJ16000002"),
            ],
            "employers": ["Larkfield Dairy", "Unified Milk Haulers"],
            "parties": [("applicant_attorney", "95202")],
        },
    ),
    "defense_letter": (
        """BRIARWOOD STERN LLP
4100 Phantom Way, Tower II, 14th Fl
Irvine, CA 92614
Direct: 949.555.0166

November 17, 2026

Sent by first class mail on all parties

Evander Cole, M.D.
9 Test Circle
Tustin, CA 92780

Re:   Anneliese Dorff vs. Meridian Catering Group; Saltmarsh Casualty
      Case No.:        ADJ19222200
      Claim No.:       SC 2024 88 1
      Date of Injury:  On or about July 4, 2024
      PQME Panel No.:  7466600

Dear Dr. Cole:

My office represents Saltmarsh Casualty on behalf of Meridian Catering Group. The examination in your capacity as Panel QME in
dermatology is set for January 6, 2027. Applicant claims injury to skin and hands. Please comment on Labor Code 4061 and 4062 only.

Very truly yours,
Linus Stern

cc: Applicant's attorney: Maeve Quarles, Quarles Law, 5 Fabled Rd, Orange, CA 92866 (mquarles@quarles.example)
    Saltmarsh Casualty, attn: Jory Pike, P. O. Box 1000, Brea, CA 92822
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7466600",
            "specialty": "Dermatology",
            "issues": ["4061", "4062"],
            "is_represented": True,
            "worker_name": "Anneliese Dorff",
            "born_on": None,
            "language": None,
            "injuries": [("2024-07-04", None, "SC 2024 88 1", "ADJ19222200")],
            "employers": ["Meridian Catering Group"],
            "parties": [
                ("applicant_attorney", "92866"),
                ("claims_administrator", "92822"),
                ("defense_attorney", "92614"),
            ],
        },
    ),
    "ime_disability": (
        """NORTHGATE DISABILITY CARRIERS
Independent Examinations Unit
2 Pretence Park, Folsom, CA 95630

10 November 2026

Claimant: Percival Wynn
DOB: 1961-07-19
Policy/claim: NDC-0007

Dear Dr. Sable: Please perform an independent medical examination (IME) of Mr. Wynn, specialty rheumatology. This is not a workers'
compensation matter and there is no panel.

Mabel Cho, examiner
""",
        {
            "role": "ime",
            "kind": "initial",
            "panel_number": None,
            "specialty": "Rheumatology",
            "issues": [],
            "is_represented": None,
            "worker_name": "Percival Wynn",
            "born_on": "1961-07-19",
            "language": None,
            "injuries": [(None, None, "NDC-0007", "")],
            "employers": [],
            "parties": [("claims_administrator", "95630")],
        },
    ),
    "spanish_name": (
        """LAW OFFICES OF TEODORO BRISEÑO
1550 E. Invención Blvd., Ste. 3-B, Oxnard, CA 93030

Fecha / Date: 11/16/2026

Re: María de los Ángeles Núñez Ochoa
Emp: Rancho Ficticio Farms
Ins: Yucca State Fund
SOI: 6/1/2026
Cl#: YSF-0601-26

Dear Dr. Haverford:

We are counsel for the injured worker. Please set the Panel QME evaluation, Panel #7588012, specialty MOS (orthopaedic surgery), 4060 dispute.
Mixteco interpreter needed. Injury: low back; right shoulder; both knees.

Teodoro Briseño
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7588012",
            "specialty": "Orthopaedic surgery",
            "issues": ["4060"],
            "is_represented": True,
            "worker_name": "María de los Ángeles Núñez Ochoa",
            "born_on": None,
            "language": "Mixteco",
            "injuries": [("2026-06-01", None, "YSF-0601-26", "")],
            "employers": ["Rancho Ficticio Farms"],
            "parties": [("applicant_attorney", "93030")],
        },
    ),
    "noisy_ocr": (
        """ALDERSHOT CLAIMS MANAGEMENT
P 0 Box 3030
Glendale , CA 91209

0ctober 26, 2026

RE : lnjured Worker : Bettina Krol
Ernployer : Silverfen Laundry
DOl : 03/08/2026
Clairn No . : AC-2603-118
Panel No . 7551230
D0B : 05/05/1968

Dear Doctor ,
Please schedule a QME exam in neurology . The ernployee is unrepresented . Interpreter : Korean .
Labor Code 4060 .

Ulric Benn , Claims Exarniner
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7551230",
            "specialty": "Neurology",
            "issues": ["4060"],
            "is_represented": False,
            "worker_name": "Bettina Krol",
            "born_on": "1968-05-05",
            "language": "Korean",
            "injuries": [("2026-03-08", None, "AC-2603-118", "")],
            "employers": ["Silverfen Laundry"],
            "parties": [("claims_administrator", "91209")],
        },
    ),
    "a_tpa": (
        """Evergreen Vale Claims Administrators, Inc.
As third party administrator for Ashgrove Unified School District
PO Box 1190
Visalia, CA 93279-1190
Phone: (559) 555-0133   Fax: (559) 555-0134

October 2, 2026

Harmon Delacourt, M.D.
2100 Placebo Parkway
Visalia, CA 93291

Re:   Injured Worker:   Solveig Hartmann
      Employer:         Ashgrove Unified School District
      Date of Injury:   February 12, 2026
      Claim No:         EV-2026-10044
      Panel No:         7690015

Dear Dr. Delacourt:

You were selected from the above referenced panel in the specialty of Physical Medicine and Rehabilitation to examine Ms. Hartmann,
who is unrepresented. Kindly schedule a panel QME evaluation and serve Form 110. The disputed issue is Labor Code section 4062.
Ms. Hartmann's date of birth is 04/19/1977. No interpreter is needed.

Sincerely,

Odette Fairweather
Claims Examiner

cc: Solveig Hartmann, 15 Cobble Lane, Tulare, CA 93274
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7690015",
            "specialty": "Physical medicine and rehabilitation",
            "issues": ["4062"],
            "is_represented": False,
            "worker_name": "Solveig Hartmann",
            "born_on": "1977-04-19",
            "language": "English",
            "injuries": [("2026-02-12", None, "EV-2026-10044", "")],
            "employers": ["Ashgrove Unified School District"],
            "parties": [("claims_administrator", "93279"), ("worker", "93274")],
        },
    ),
    "b_aa": (
        """THE FENNIMORE FIRM
Workers' Compensation Attorneys
4 Imagined Court, Ste 2
Modesto, CA 95355
209-555-0190 (tel)

Nov 3, 2026

Dr. Alwyn Treadgold, DC, QME

Our client: Ximena Valladares
Employer: Bluebird Poultry
Insurance: Cypress National
WCAB: ADJ20011223
DOI: 09/30/2025
Claim: 0099-WC-25-0001234

Dear Dr. Treadgold,

Please be advised that I represent the applicant, Ximena Valladares (born May 17, 1985), for her industrial injuries to her right wrist,
right elbow and neck. You remain on panel #7601234 in chiropractic after strikes. Please set an appointment. She speaks Spanish and
will need an interpreter. Issues are AOE/COE under LC 4060.

Regards,
Garland Fennimore

cc: Sable Winthrop, Winthrop & Dale LLP, 800 Pretend Avenue, Suite 1500, Sacramento, CA 95814, Defense Attorney
    Cypress National, P.O. Box 7000, Rocklin, CA 95677, Adjuster: Tilda Moss
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7601234",
            "specialty": "Chiropractic",
            "issues": ["4060"],
            "is_represented": True,
            "worker_name": "Ximena Valladares",
            "born_on": "1985-05-17",
            "language": "Spanish",
            "injuries": [("2025-09-30", None, "0099-WC-25-0001234", "ADJ20011223")],
            "employers": ["Bluebird Poultry"],
            "parties": [
                ("applicant_attorney", "95355"),
                ("claims_administrator", "95677"),
                ("defense_attorney", "95814"),
            ],
        },
    ),
    "c_supp": (
        """KESTREL & HOLM, LLP
One Nowhere Center, 20th Floor, Oakland, California 94607

September 22, 2026

Via Email Only

Pascal Underhill, Psy.D.

RE: IRENE FALKENRATH v. GOLDEN GATE PASTRIES, INC.; TRANSBAY INSURANCE GROUP
    Claim Number: TBI00456789
    D.O.I.: CT 05/01/2022-05/01/2023
    WCAB Case Number: ADJ17123456

Dear Dr. Underhill:

As you know, our firm represents the defendants. You evaluated the applicant as the Panel Qualified Medical Evaluator on April 6, 2026.
Enclosed please find additional psychotherapy records. Please review them and prepare a supplemental report addressing causation and
apportionment.

Very truly yours,

KESTREL & HOLM, LLP
Ludovic Holm

cc: Marguerite Oyelowo, Esq. (Applicant's Attorney)
    Oyelowo Law, 33 Fable Street, Berkeley, CA 94704
""",
        {
            "role": "panel_qme",
            "kind": "supplemental",
            "panel_number": None,
            "specialty": None,
            "issues": [],
            "is_represented": True,
            "worker_name": "Irene Falkenrath",
            "born_on": None,
            "language": None,
            "injuries": [("2022-05-01", "2023-05-01", "TBI00456789", "ADJ17123456")],
            "employers": ["Golden Gate Pastries, Inc."],
            "parties": [("applicant_attorney", "94704"), ("defense_attorney", "94607")],
        },
    ),
    "d_ame": (
        """October 30, 2026

Beatrice Ng-Alvarado, M.D.
500 Example Plaza
San Luis Obispo, CA 93401

Re: Agreed Medical Evaluation
Applicant: Dashiell Greer
Employer: Pismo Harbor District
Carrier: Self-insured, adjusted by Seacliff Adjusters
Claim #s: SH-88231 and SH-90117
D/A: 1/15/2023; 8/8/2024
Case Nos: ADJ16000100, ADJ18000200
DOB: 11/23/1969

Dear Dr. Ng-Alvarado:

The parties have agreed to utilize you as the AME in internal medicine. An appointment is confirmed for January 14, 2027 at 1:00 PM.
Please address all issues under Labor Code Sections 4061 and 4062 for both dates of injury. Body parts: hypertension, GERD, sleep.

Respectfully,

Imogen Slate, Attorney for Applicant        Barnaby Croft, Attorney for Defendant
Slate Law Office                            Croft Mendelsohn
12 Fiction Way                              99 Mythic Blvd
Santa Maria, CA 93454                       Ventura, CA 93003
""",
        {
            "role": "ame",
            "kind": "initial",
            "panel_number": None,
            "specialty": "Internal medicine",
            "issues": ["4061", "4062"],
            "is_represented": True,
            "worker_name": "Dashiell Greer",
            "born_on": "1969-11-23",
            "language": None,
            "injuries": [
                ("2023-01-15", None, "SH-88231", "ADJ16000100"),
                ("2024-08-08", None, "SH-90117", "ADJ18000200"),
            ],
            "employers": ["Pismo Harbor District"],
            "parties": [("applicant_attorney", "93454"), ("defense_attorney", "93003")],
        },
    ),
    "e_depo": (
        """Thackeray Lien, SBN 000000
DUNMORE LIEN & ASSOCIATES
777 Conjecture Road
Fremont, CA 94538
Attorneys for Defendant Southbay Castings

WORKERS' COMPENSATION APPEALS BOARD
STATE OF CALIFORNIA

EMILIO SANTACRUZ,                    )  Case No. ADJ15556677
          Applicant,                 )
     vs.                             )  NOTICE OF DEPOSITION OF
SOUTHBAY CASTINGS; ATLAS INDEMNITY,  )  AGREED MEDICAL EVALUATOR
          Defendants.                )

PLEASE TAKE NOTICE that defendant will take the deposition of Rufus Aldana, M.D., the Agreed Medical Evaluator, on February 3, 2027.
Date of injury: 6/6/2020. Claim no. AI-20-66601.
""",
        {
            "role": "ame",
            "kind": "deposition",
            "panel_number": None,
            "specialty": None,
            "issues": [],
            "is_represented": None,
            "worker_name": "Emilio Santacruz",
            "born_on": None,
            "language": None,
            "injuries": [("2020-06-06", None, "AI-20-66601", "ADJ15556677")],
            "employers": ["Southbay Castings"],
            "parties": [("defense_attorney", "94538")],
        },
    ),
    "f_unrep": (
        """November 10, 2026

To: Dr. Ptolemy Reeve

My name is Agnes Bellweather. I was injured on 7/21/2026 when I was working for Cloverdale Nursery. I do not have an attorney. The
State sent me a panel, number 7699001, and I pick you. It is for dermatology. I was born 2/2/1990.
My claim number is CN-72126. My claims adjuster is Fitz Garnet at Tallow Insurance, PO Box 606, Concord, CA 94524.

I live at 77 Whimsy Drive, Petaluma, CA 94952

Thank you, Agnes Bellweather
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7699001",
            "specialty": "Dermatology",
            "issues": [],
            "is_represented": False,
            "worker_name": "Agnes Bellweather",
            "born_on": "1990-02-02",
            "language": None,
            "injuries": [("2026-07-21", None, "CN-72126", "")],
            "employers": ["Cloverdale Nursery"],
            "parties": [("claims_administrator", "94524"), ("worker", "94952")],
        },
    ),
    "g_reeval": (
        """Marchbanks Risk Services
Post Office Drawer 44, Redding, California 96099

11-12-2026

RE:
Employee ............ Leocadio Pruitt
Employer ............ Shasta Timberline Mills
Claim Number ........ MRS.2021.5567
Date of Loss ........ 03-03-2021
Birth Date .......... 10-10-1960

Dr. Octavia Brandt:

Mr. Pruitt was last examined by you as the PQME in orthopedics on May 20, 2022. A re-evaluation is requested to address permanent and
stationary status (LC 4061). His attorney is Cosima Vail, Vail & Partners, 14 Dreamland Ave, Chico, CA 95926.

Jerome Ashby
Senior Claims Adjuster
""",
        {
            "role": "panel_qme",
            "kind": "follow_up",
            "panel_number": None,
            "specialty": "Orthopaedic surgery",
            "issues": ["4061"],
            "is_represented": True,
            "worker_name": "Leocadio Pruitt",
            "born_on": "1960-10-10",
            "language": None,
            "injuries": [("2021-03-03", None, "MRS.2021.5567", "")],
            "employers": ["Shasta Timberline Mills"],
            "parties": [("applicant_attorney", "95926"), ("claims_administrator", "96099")],
        },
    ),
    "h_three_party": (
        """Law Office of Perpetua Nakagawa
620 Make Believe St., Long Beach, CA 90802
(562) 555-0101 - perpetua@nakagawa.example

Date: 10/19/26

To: Sterling Aguirre, M.D. - Pain Management
Re: Bashir Noorzai v. Pacific Dray Lines, et al.
    Date of Birth: January 1, 1981
    Dates of Injury: 2/2/2025; CT 2/2/2024 to 2/2/2025
    Claim Nos.: PDL-1 25 0042 ; PDL-1250043
    ADJ Nos.: ADJ19990001; ADJ19990002
    PQME Panel: 7622200

Doctor:

I represent Mr. Noorzai. Please schedule him for an initial Panel QME exam. A Dari interpreter is required.
Employer is Pacific Dray Lines.

CC:
Defense attorney: Rollo Prentiss, Prentiss Law Corp., 1 Illusion Plaza, Carson, CA 90745
Claims administrator: Breakwater TPA, Attn: Winona Ilse, PO Box 9, Cypress, CA 90630
Employer: Pacific Dray Lines, 3 Fake Wharf, San Pedro, CA 90731
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7622200",
            "specialty": "Pain medicine",
            "issues": [],
            "is_represented": True,
            "worker_name": "Bashir Noorzai",
            "born_on": "1981-01-01",
            "language": "Dari",
            "injuries": [
                ("2024-02-02", "2025-02-02", "PDL-1250043", "ADJ19990002"),
                ("2025-02-02", None, "PDL-1 25 0042", "ADJ19990001"),
            ],
            "employers": ["Pacific Dray Lines"],
            "parties": [
                ("applicant_attorney", "90802"),
                ("claims_administrator", "90630"),
                ("defense_attorney", "90745"),
                ("employer", "90731"),
            ],
        },
    ),
    "appointment_sheet": (
        """HALLORAN CLAIMS SOLUTIONS
P.O. Box 20, Fairfield, CA 94533
Adjuster: Meredith Sloane   Ph: 707/555-0100   Email: msloane@halloran.example

12/01/2026

ATTN: Scheduling - Office of Crispin Bellamy, MD

PANEL QME APPOINTMENT REQUEST
Panel # 7711223 (Orthopedic Surgery)
Claimant Name: Yolanda Whitcombe          SSN: xxx-xx-0000
Claim Number: HCS-55-0912                 DOI: 04/05/2026
DOB: 06/07/1974                           Employer: Marigold Assisted Living
Applicant Attorney: none - unrepresented
Interpreter: Yes - Spanish
Claimant address: 9 Pretend Circle, Vacaville, CA 95687

Please call with the first available date within 90 days. Dispute: LC 4060.
""",
        {
            "role": "panel_qme",
            "kind": "initial",
            "panel_number": "7711223",
            "specialty": "Orthopaedic surgery",
            "issues": ["4060"],
            "is_represented": False,
            "worker_name": "Yolanda Whitcombe",
            "born_on": "1974-06-07",
            "language": "Spanish",
            "injuries": [("2026-04-05", None, "HCS-55-0912", "")],
            "employers": ["Marigold Assisted Living"],
            "parties": [("claims_administrator", "94533"), ("worker", "95687")],
        },
    ),
    "agreed_by_letter": (
        """Thistlewood Legal Group
Attorneys for Injured Workers
2 Invented Walk
Santa Ana, CA 92701

November 30th, 2026

Re: Agreed Panel QME - Ferdinand Oakes v. City of Placeholder
ADJ20103344 / Claim POP-2026-118 / DOI: 01-20-2026

Dear Dr. Marchetti:

Counsel have agreed that you will serve as agreed panel QME in ophthalmology from panel 7720001. Please conduct an initial evaluation of
my client. Mr. Oakes (DOB 3/30/1966) was exposed to a chemical and alleges injury to both eyes.

Calliope Thistlewood

cc: City of Placeholder, Risk Management, 1 Civic Way, Orange, CA 92866
    Law Offices of Bram Ostrander (defense), 40 Untrue Blvd Ste 300, Irvine, CA 92612
""",
        {
            "role": "agreed_panel_qme",
            "kind": "initial",
            "panel_number": "7720001",
            "specialty": "Ophthalmology",
            "issues": [],
            "is_represented": True,
            "worker_name": "Ferdinand Oakes",
            "born_on": "1966-03-30",
            "language": None,
            "injuries": [("2026-01-20", None, "POP-2026-118", "ADJ20103344")],
            "employers": ["City of Placeholder"],
            "parties": [
                ("applicant_attorney", "92701"),
                ("claims_administrator", "92866"),
                ("defense_attorney", "92612"),
            ],
        },
    ),
    "after_deposition": (
        """Dear Doctor Vandermeer,

Re: Applicant:  Lucinda Marsh
    Defendants: Hilltop Vineyards / Grapevine Mutual Insurance Co.
    Claim No.:  GVM 19-22871
    WCAB No.:   ADJ 13004455
    D.O.I.:     June 14, 2019

Your deposition in this matter was taken September 1, 2026. As discussed there, we are forwarding the MRI of August 2026 and request that
you issue a supplemental report as the AME commenting on whether future medical care changes.

Yours very truly,

HUXTABLE MERRIWEATHER, A.P.C.
Sigrid Huxtable
Attorneys for Applicant
808 Phantom Street
Napa, California 94559

cc: Tobias Lindgren, Esq., Lindgren Defense, 6 Chimera Ct, Walnut Creek, CA 94597 - Attorney for Defendants
""",
        {
            "role": "ame",
            "kind": "supplemental",
            "panel_number": None,
            "specialty": None,
            "issues": [],
            "is_represented": True,
            "worker_name": "Lucinda Marsh",
            "born_on": None,
            "language": None,
            "injuries": [("2019-06-14", None, "GVM 19-22871", "ADJ13004455")],
            "employers": ["Hilltop Vineyards"],
            "parties": [("applicant_attorney", "94559"), ("defense_attorney", "94597")],
        },
    ),
    "civil_demand": (
        """SUPERIOR COURT OF CALIFORNIA, COUNTY OF ALAMEDA

BRIONY TALLIS,
     Plaintiff,
v.
CARDOON GROCERY, INC., et al.,
     Defendants.
Case No. RG00000001

DEMAND FOR INDEPENDENT MEDICAL EXAMINATION (C.C.P. section 2032.220)

Defendant CARDOON GROCERY, INC. demands that plaintiff Briony Tallis submit to a physical examination by Ansel Thorne, M.D., orthopedic
surgeon, on January 20, 2027 at 2:00 p.m.

Dated: December 2, 2026       MULBERRY & FENN LLP
                              Attorneys for Defendant
                              50 Nonesuch Plaza, Oakland, CA 94607
""",
        {
            "role": "civil_ime",
            "kind": "initial",
            "panel_number": None,
            "specialty": "Orthopaedic surgery",
            "issues": [],
            "is_represented": None,
            "worker_name": "Briony Tallis",
            "born_on": None,
            "language": None,
            "injuries": [],
            "employers": ["Cardoon Grocery, Inc."],
            "parties": [("defense_attorney", "94607")],
        },
    ),
    "second_injury": (
        """Sequoia Bluff Insurance - Workers' Compensation Claims
PO Box 818
Sacramento, CA 95812

Date: December 3, 2026
To: Philippa Grange, Ph.D.

Injured Worker: Gideon Abernethy-Ross
Date of Birth: September 9, 1992
Dates of Injury: 05/05/2025 and 06/06/2026
Claim Numbers: SB-25-00555, SB-26-00666
Employer: Quillback Fisheries
Attorney for injured worker: Hester Lyle, Lyle Law, 71 Wonder Rd, Eureka, CA 95501

You previously evaluated Mr. Abernethy-Ross as Panel QME under panel 7655500 in psychology on March 3, 2026. We now request a follow-up
evaluation with respect to the second injury. LC 4061 and 4062.
""",
        {
            "role": "panel_qme",
            "kind": "follow_up",
            "panel_number": "7655500",
            "specialty": "Psychology",
            "issues": ["4061", "4062"],
            "is_represented": True,
            "worker_name": "Gideon Abernethy-Ross",
            "born_on": "1992-09-09",
            "language": None,
            "injuries": [("2025-05-05", None, "SB-25-00555", ""), ("2026-06-06", None, "SB-26-00666", "")],
            "employers": ["Quillback Fisheries"],
            "parties": [("applicant_attorney", "95501"), ("claims_administrator", "95812")],
        },
    ),
}
