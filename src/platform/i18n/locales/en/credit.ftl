### credit

## Why a customer got no notice
reason-paid_since = Paid since it was planned
reason-nothing_due = Nothing due
reason-on_hold = On hold
reason-no_valid_address = No valid e-mail address
reason-below_minimum = Balance below the minimum
reason-contacted_recently = Contacted recently
reason-contact_pending = An earlier notice is still on its way
reason-automation_off = Automatic notices are off for this customer
reason-schedule_off = Schedule is off
reason-master_off = Notices are off for the whole company
reason-subscription_lapsed = The company’s subscription has lapsed
reason-data_too_old = ERP data is not up to date
reason-skipped_by_person = Skipped by a person
reason-customer_gone = Customer is no longer in the ERP

message-default-subject = Statement of account from {"{"}empresa{"}"}
message-default-greeting = Dear {"{"}cliente{"}"},
message-default-body =
    Here is your statement of account as of {"{"}fecha{"}"}. The balance is {"{"}saldo{"}"}.

    If you have paid already, please disregard this message. If anything differs from your records, answer this mail and we will look into it with you.
