"""What an injury pays: permanent and temporary disability, death, voucher, mileage, interpreters."""
