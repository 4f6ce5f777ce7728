### debtor

## Statement of account as a document

statement-doc-title = Statement of account
statement-doc-as-of = as of { $date }
statement-doc-tax-id = RFC { $id }
statement-doc-number = Customer no. { $number }
statement-doc-debtor = Customer
statement-doc-contact = Questions
statement-doc-balance = Balance in { $currency }
statement-doc-overdue = Overdue
statement-doc-nothing-overdue = Nothing overdue
statement-doc-band-not-due = Not due
statement-doc-band-1-30 = 1 to 30 days
statement-doc-band-31-60 = 31 to 60 days
statement-doc-band-61-90 = 61 to 90 days
statement-doc-band-91 = 91 days or more
statement-doc-col-folio = Invoice
statement-doc-col-order = Order
statement-doc-col-issued = Date
statement-doc-col-due = Due
statement-doc-col-days = Days
statement-doc-col-days-late = Days late
statement-doc-col-total = Total
statement-doc-col-settled = Paid and credited
statement-doc-col-paid = Paid
statement-doc-col-credited = Credit notes
statement-doc-col-balance = Balance
statement-doc-days-late = { $count ->
    [one] 1 late
   *[other] { $count } late
}
statement-doc-days-left = { $count ->
    [one] in 1
   *[other] in { $count }
}
statement-doc-days-today = due today
statement-doc-sum = Total
statement-doc-pay = Where to pay
statement-doc-clabe = CLABE
statement-doc-iban = IBAN
statement-doc-account = Account
statement-doc-holder = Holder: { $holder }
statement-doc-reference = Reference: { $reference }
statement-doc-bank = Bank
statement-doc-currency = Currency
statement-doc-summary = Summary
statement-doc-nothing-open = There are no invoices to pay as of { $date }.
statement-doc-thanks = Thank you for keeping your account up to date.
statement-doc-note = Payments that we received after { $date } do not appear yet. For information only; not a tax document.
statement-doc-page = Page { $page } of { $pages }
