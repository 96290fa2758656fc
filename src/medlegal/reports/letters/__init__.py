"""Letters and declarations of service, as papers to print; nothing here sends them."""
