### mail

notice-title = Statement of account from { $company }
notice-balance-on = Balance on { $date }
notice-nothing-open = Nothing outstanding on { $date }
notice-overdue-sum = Overdue: { $amount }
notice-next-due = Nothing overdue; next due date: { $date }
notice-nothing-overdue = Nothing overdue
notice-button = See statement
notice-block = Documents in { $currency }
notice-column-document = Document
notice-column-due = Due date
notice-column-late = Late
notice-column-balance = Balance
notice-days = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
notice-not-due = not due
notice-rest = { $count ->
    [one] and 1 more document in your statement.
   *[other] and { $count } more documents in your statement.
  }
notice-total = Total
notice-overdue = Of which overdue
notice-pay = Where to pay
notice-bank-currency = Currency
notice-bank-name = Bank
notice-bank-holder = Holder
notice-bank-account = Account
notice-bank-reference = Reference
notice-why = You receive this mail because { $company } ({ $tax_id }) has open documents in the name of { $debtor }.
notice-ask = If something does not match, reply to this mail.
notice-ask-contact = If something does not match, reply to this mail or write to { $contact }.
notice-personal = The link is personal: it opens the statement without a password.
