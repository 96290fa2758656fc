"""Invented letters that ask for an evaluation, each laid out in its own way; every person and number is
made up."""

ATTORNEYS = """\
HOLLOWAY & PRATT, LLP
Attorneys at Law
1200 Van Ness Avenue, Suite 410
Fresno, CA 93721
Telephone (559) 555-0134   Facsimile (559) 555-0135
March 12, 2026
Kestrel Invented, M.D.
2 Invented Way, Suite 3
Fresno, CA 93721
Re:   Marisol Quintero-Reyes v. Sierra Cold Storage, Inc.
Date of Birth: 08/14/1979
Date of Injury: 06/02/2024; CT 01/05/2020 to 06/02/2024
Claim No.: WC-24-118822; WC-24-118823
WCAB Case No.: ADJ18822001; ADJ18822002
QME Panel No.: 7654321
Dear Dr. Invented:
This office represents the applicant, Marisol Quintero-Reyes. The parties were unable to agree on an AME.
You have been selected as the panel QME in the specialty of orthopedic surgery under Labor Code sections
4060, 4061 and 4062.2. Please schedule an evaluation. Ms. Quintero-Reyes claims injury to her low back,
right shoulder and left knee. She will need a Spanish interpreter.
Very truly yours,
Dana Holloway, Esq.
cc:   Peter Lim, Esq.   Ruth Vance, Claims Adjuster
   Lim Baxter & Cho, APC   Invented Casualty Insurance Company
   500 Capitol Mall, Floor 9   P.O. Box 14022
   Sacramento, CA 95814   Roseville, CA 95661
   (Defense attorney)
"""

ADJUSTERS = """\
PINNACLE THIRD PARTY ADMINISTRATORS
P.O. Box 881   Phone (800) 555-0100
Glendale, CA 91209   Fax (800) 555-0101
January 8, 2026

Osprey Madeup, D.C.                         SENT VIA FAX AND U.S. MAIL
44 Lake Ave
Pasadena, CA 91101

Employee:        Huang, Mei-Ling
Employer:        Golden Gate Garments Inc
Claim No.:       PTA-2025-0091
Date of Injury:  10/14/2025
Panel No.:       7688901
D.O.B.:          12/25/1971

Dear Dr. Madeup,

You have been selected from a Qualified Medical Evaluator panel in the specialty of chiropractic. Ms. Huang
is not represented.
Please provide an appointment date within 90 days. The issues in dispute fall under L.C. § 4061 and 4062. A
Mandarin interpreter is required.
The accepted body parts are: cervical spine, left wrist.

Sincerely,

Gordon Pell
Claims Adjuster
(800) 555-0133 x22
gpell@pinnacle.example

CC: Mei-Ling Huang
    1882 Alder Court, #5
    Alhambra, CA 91801
"""

PANEL_LIST = """\
STATE OF CALIFORNIA
DIVISION OF WORKERS' COMPENSATION - MEDICAL UNIT
P.O. Box 71010, Oakland, CA 94612
QUALIFIED MEDICAL EVALUATOR PANEL
Panel Number: 7700123   Date Panel Issued: 01/15/2026
Employee: Nguyen, Thanh Van   Claim Number: 2025-00417-88
Employer: Harbor Plumbing LLC   Date of Injury: 09/09/2025
Specialty: MOS Orthopaedic Surgery
Applicant Attorney   Defense Attorney
Law Offices of Iris Underhill   Farrow Dunne LLP
Iris Underhill   Samuel Dunne
45 Third Street, Suite 200   1 Embarcadero Center
San Jose, CA 95113   San Francisco, CA 94111
1. Kestrel Invented, M.D.
2 Invented Way, Suite 3
Fresno, CA 93721
2. Heron Fictional, D.O.
8 Far Lane
Merced, CA 95340
Claims Administrator: Harbor Claims Services
Address: 12 Dock Road, Oakland, CA 94607
"""

AGREED_AGAIN = """\
Lim Baxter & Cho, APC
500 Capitol Mall, Floor 9
Sacramento, CA 95814
April 2, 2026
JOINT AME LETTER
Re: Applicant: Ada Q. Brightwater
    Employer: County of Nowhere
    Claim No: CN-2023-55110
    D/I: CT 3/1/2019 - 3/1/2023
The parties have agreed to use you as the Agreed Medical Evaluator. We request a re-evaluation. Please address
permanent disability pursuant to Labor Code §§4061, 4062. We represent the defendants.
Jonah Reed, Esq., Reed Law Group, 88 River Road, Stockton, CA 95202 (applicant's attorney)
"""

DEPOSITION = """\
Reed Law Group
Jonah Reed, Attorney at Law
88 River Road
Stockton, CA 95202
May 5, 2026
NOTICE OF TAKING DEPOSITION OF KESTREL INVENTED, M.D.
RE: Tom Alder vs. Acme Freight
PLEASE TAKE NOTICE that the deposition of Kestrel Invented, M.D., the Panel Qualified Medical Evaluator, will be
taken on June 30, 2026. The doctor's report served January 5, 2026 will be marked.
"""

AGREED = """\
LAW OFFICES OF CORA WENTWORTH
A Professional Corporation
3400 Wilshire Blvd., Ste. 1900
Los Angeles, California 90010
Tel: (213) 555-0110 | Fax: (213) 555-0111
Dated: February 20, 2026
To: Kestrel Invented, MD
AGREED MEDICAL EVALUATION - ADVOCACY LETTER
RE: ESTEBAN LUNA vs. CITY OF MERIDIAN
WCAB NO.: ADJ9988776
CLAIM NO.: 4A2503HKLM-0001
D/BIRTH: 03/04/1962
D/INJURY: 01/01/2015 THROUGH 12/31/2024
BODY PARTS: HEART, HYPERTENSION, SLEEP
Dear Dr. Invented:
We represent the applicant Esteban Luna. By agreement of the parties you will be acting as the AME in
internal medicine. The examination is set for April 7, 2026.
Very truly yours,
CORA WENTWORTH
cc: Brandt & Oyelaran LLP, Attn: Felix Brandt, 11 Main Plaza, Riverside, CA 92501 - Attorneys for Defendant
    Meridian Risk Services, Attn: T. Nakagawa, P.O. Box 7, Meridian, CA 92000 - Adjuster
"""

OWN_WORDS = """\
Date: 03/15/2026
To whom it may concern,
I am an injured worker and I do not have a lawyer. My name is Robert Ellery. I was hurt on 02/02/2026 at
Quick Tire Shop.
I got a panel list. The panel number is 7712345. I pick Dr. Invented. Please give me an appointment.
My address is 9 Birch Lane, Turlock, CA 95380. My birthday is 7/7/1990.
My claim number is QT-5512-26.
"""

CIVIL = """\
FOSTER HALE MCBRIDE LLP
600 B Street, Suite 2000, San Diego, CA 92101
(619) 555-0177
November 2, 2026
Re: Independent Medical Examination of Plaintiff Glenda Orr
San Diego Superior Court Case No. 37-2025-00012345-CU-PO-CTL
Orr v. Bayfront Hotels, Inc.
Dear Dr. Invented:
This firm represents defendant Bayfront Hotels, Inc. in the above personal injury action. Pursuant to Code
of Civil Procedure section 2032.220 we ask that you examine plaintiff on December 4, 2026 regarding injuries
 to her neck and left shoulder sustained on August 19, 2024.
Ms. Orr was born on 05/05/1985.
Sincerely,
Nadia Foster
"""

FORM = """\
REQUEST FOR SUPPLEMENTAL REPORT
Requesting Party   Claims Administrator
Name: Lena Ortiz   Company: Redwood Indemnity
Address: 300 Pine St, Eureka, CA 95501
Injured Worker Name: Samuel Adeyemi   Date of Birth: 02/29/1980
Claim Number(s): RI-1001, RI-1002   EAMS Number(s): ADJ1234567, ADJ1234568
Date(s) of Injury: 4/4/2022; 5/5/2023
Evaluator: Kestrel Invented, M.D.   Role: [ ] AME  [X] Panel QME  [ ] IME
Represented: [X] Yes  [ ] No
Issues: [X] LC 4061   [ ] LC 4060   [X] LC 4062
Please review the enclosed records and issue a supplemental report.
"""

UNSURE = """\
Dear Dr. Invented:
Panel number 7654321 or panel number 7654322 was issued. Date of injury 13/45/2024, or perhaps not.
DOB: 01/02/1980. Date of birth: 01/03/1980. Claim number: see above.
A Spanish or Korean interpreter may be needed.
"""
