### Custom documents

documents-title = Custom documents
documents-lead = Your words and your tone on the PDFs that your customers receive.
documents-statement = Statement of account
documents-heading = Title
documents-heading-hint = If left empty: “{ $title }”.
documents-intro = Introduction
documents-text-hint = Stands before the figures. Plain text; line breaks are kept.
documents-closing = Closing text
documents-closing-hint = Stands after the bank accounts.
documents-footer = Page footer
documents-footer-hint = One line at the foot of every page. If left empty: the company’s name and tax id.
documents-logo = Show the logo
documents-logo-hint = At the top left; without a logo, the company’s initials on its tone.
documents-save = Save
documents-preview = Preview as PDF
documents-preview-hint = Opens in another tab with what stands here, without saving it.
documents-restore = Back to the original texts
documents-saved = New documents will look like this.
documents-restored = Documents have the original texts again.
documents-sample = Sample customer
documents-fault-long = It may have { $count } characters at most.
documents-fault-text = It may have 600 characters and 12 lines at most.
documents-fault-tone = Choose a tone from the list.
