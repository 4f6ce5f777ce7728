### Mail sent: every message of the company, and whether its sender is set up well

mail-desk-lead = Every message that left or will leave in the company’s name, and what the recipient’s server answered.
mail-desk-search = Search by e-mail address
mail-desk-state = State
mail-desk-kind = Kind
mail-desk-all = All
mail-desk-to = To
mail-desk-answer = The server’s answer
mail-desk-written = Written
mail-desk-none = No message matches
mail-desk-none-text = Try another part of the address or remove the filters.
mail-desk-empty = There are no messages yet
mail-desk-empty-text = Collection notices, invitations and tests will appear here as soon as they are written.
mail-desk-kind-notice = Collection notice
mail-desk-kind-notice-test = Test of a notice
mail-desk-kind-invitation = Invitation
mail-desk-kind-invitation-asked = Request for an invitation
mail-desk-kind-key-expiring = Expiry of a key
mail-desk-kind-key-failing = Key not accepted
mail-desk-kind-mail-test = Mail test
mail-desk-kind-other = Service message
mail-desk-sent = Sent
mail-desk-failed = Failed
mail-desk-unknown = Unknown
mail-desk-queued = On its way
mail-desk-accepted = Accepted
mail-desk-refused = Refused
mail-desk-deferred = To be retried
mail-desk-attempts = { $count ->
    [0] no attempts
    [one] { $count } attempt
   *[other] { $count } attempts
  }
mail-desk-sent-on = sent on { $at }
mail-desk-again-on = to be retried on { $at }
mail-desk-tries = Attempts
mail-desk-to-notice = See the notice
mail-desk-waits = This message waits for your decision: it did not arrive, or nobody knows whether it did.
mail-desk-barred-link = It carries a personal link; it is resent with a new one.
mail-desk-invite-again = Resend invitation
mail-desk-invite-again-text = It leaves with a new link; the earlier one stops working.
mail-desk-another = Send it again?
mail-desk-another-text = The recipient’s server has accepted this notice already. Sending it again is one more contact: it leaves as a new notice, with today’s figures.
mail-desk-another-button = Send another statement…
mail-desk-text = The message
mail-desk-text-none = No copy of this message is kept: it may carry a personal link that only its recipient should see.
mail-desk-event-written = Written
mail-desk-event-first = First attempt
mail-desk-event-accepted = Accepted by the server
mail-desk-event-failed = Refused; no more attempts
mail-desk-event-unknown = No answer: nobody knows whether it arrived
mail-desk-event-retry = Will be tried again

## Setting up the sender
mail-desk-setup = Set up mail
mail-desk-setup-lead = Messages leave from { $sender }. These three records make servers believe them and keep them out of the spam folder.
mail-desk-records = DNS records
mail-desk-records-text = Publish them where you administer the domain { $domain }. They may take up to a day to be seen everywhere.
mail-desk-record-type = Type
mail-desk-record-name = Name
mail-desk-record-value = Value
mail-desk-spf = Says which servers may send mail of this domain.
mail-desk-spf-note = If the domain has an SPF record already, add only the missing part: there cannot be two.
mail-desk-spf-relay = If { $server } belongs to a provider, use the “include” that it gives.
mail-desk-spf-missing = If it is missing: readers may see a warning that the sender is not verified, or the message lands in the spam folder.
mail-desk-dkim = A signature on every message shows that it comes from this domain and that nobody changed it on the way.
mail-desk-dkim-off = Messages leave unsigned: this service has no DKIM key.
mail-desk-dkim-how = Whoever administers the service makes a key, names it with these two variables and restarts. The record then appears here.
mail-desk-dkim-missing = If it is missing: the large providers limit or refuse bulk mail, and “via” another domain may appear beside the sender.
mail-desk-dmarc = Tells servers what to do with a message that passes neither SPF nor DKIM, and whom to tell. Begin with p=none and move on to p=quarantine when the reports are clean.
mail-desk-dmarc-missing = If it is missing: anybody can use this domain as a sender, and some providers accept no bulk mail.
mail-desk-trial = Send me a test
mail-desk-trial-text = A message is sent to { $email }, and what its server answered is shown here.
mail-desk-trial-send = Send me a test
mail-desk-trial-last = Last test
mail-desk-trial-see = See the message
mail-desk-refresh = Refresh
mail-desk-trial-sent = The test for { $email } is on its way.
mail-desk-trial-just = The last test left a moment ago. Wait half a minute.
mail-desk-trial-title = Mail test of { $company }
mail-desk-trial-what = If you can read this, mail that leaves from { $sender } reaches your mailbox.
mail-desk-trial-look = See also whether it came to the inbox and whether your mail program shows a warning beside the sender.
mail-desk-trial-button = See the result
mail-desk-trial-foot = You receive this message because you asked for a test.
