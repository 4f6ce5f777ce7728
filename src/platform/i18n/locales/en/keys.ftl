### Integration keys and real time

keys-title = Integration keys
keys-lead = With the key of each Bind ERP user, what that person does arrives here within seconds.
keys-register = Register key
keys-register-now = Register
keys-register-another = Register another key
keys-registered = The key of { $name } is registered. What they do will arrive in real time.
keys-replaced = The key was replaced. The former one is not used any more.
keys-revoked = The key was revoked.
keys-replace = Replace
keys-revoke = Revoke
keys-cancel = Cancel
keys-none = No integration keys
keys-none-text = Without a key nothing can be read from the ERP. Register the administrator’s and then those of your team.
keys-none-works = Bind ERP accepts none of your keys: the data is not updated. Replace at least one.

keys-user = Bind ERP user
keys-username = Sign-in name
keys-job = Job
keys-company = Company
keys-role = Kind of user
keys-role-administrator = Administrator in Bind ERP
keys-role-user = User in Bind ERP
keys-administrator = administrator
keys-registered-by = Registered by
keys-ends = Expires
keys-endless = No expiry date
keys-ended = Expired
keys-ends-in = { $count ->
    [0] Expires today
    [one] Expires in 1 day
   *[other] Expires in { $count } days
  }
keys-health = State
keys-health-good = Works
keys-health-failing = The ERP does not accept it
keys-real-time = Real time
keys-real-time-active = Active
keys-real-time-failed = Not connected: arrives hourly
keys-real-time-none = Connecting
keys-real-time-stopped = Stopped
keys-last-event = Last event
keys-no-event = No events yet
keys-lag = Lag
keys-lag-of = lag { $lag }
keys-lag-seconds = { $time } s
keys-lag-minutes = { $time } min
keys-lag-hours = { $time } h
keys-waiting = Waiting
keys-synced = Synchronised
keys-not-synced = Has not synchronised yet
keys-actions = Actions
keys-hourly = Every hour
keys-lag-title = Real time per key
keys-lag-lead = How long it takes until what each user with a key does arrives. What the others do arrives every hour.

keys-without = Bind ERP users without a key
keys-without-lead = Their documents arrive every hour. Register their keys to receive them in real time.
keys-without-none = Every Bind ERP user that we know of has a key registered.

keys-new-lead = Paste the key of another Bind ERP user of this company. You will see whose it is before it is registered.
keys-replace-lead = Paste the new key of { $name }. The former one will not be used any more.
keys-key = Integration key
keys-key-hint = Also called API KEY. It is a long text in three parts with dots between them; copy all of it.
keys-verify = Verify
keys-where = Where to find the key
keys-where-1 = The person signs in to Bind ERP with their own user and clicks their name at the top right.
keys-where-2 = They choose Perfil, then Integraciones.
keys-where-3 = They type their password.
keys-where-4 = They click Generar API key and hand you the whole key.
keys-where-note = The key is stored encrypted and never shown again; you will only see its last four characters.
keys-verified = Whose key it is
keys-verified-lead = Check that it is the right user and press Register or Replace.
keys-other-key = Use another key
keys-other-company = It belongs to another company: it cannot be registered here.
keys-same = It is the very key that this user has registered: there is nothing to do.
keys-user-registered = This user has a key registered already (•••• { $end }). You can replace it.
keys-other-user = This key belongs to { $name }, not to { $asked }: it will be registered as well and does not replace theirs.
keys-other-user-held = This key belongs to { $name }, not to { $asked }: it does not replace the key of { $asked }.
keys-minutes-left = { $count ->
    [one] The verification is kept for 1 more minute.
   *[other] The verification is kept for { $count } more minutes.
  }
keys-expired = The verification has expired
keys-again = Paste the key again

keys-revoke-title = Revoke key
keys-revoke-lead = The key of { $name } will not be used from this moment on.
keys-revoke-what = What this user does will arrive with the hourly synchronisation, as long as another key works. What has been received is kept. The key still exists in Bind ERP: if it must not work any more, delete it there too.
keys-revoke-last = It is the only key that works. If you revoke it, nothing more will be received from Bind ERP, and collection notices will stop because the data is old, until you register another one.
keys-revoke-dead = The ERP no longer accepts this key; revoking it does not change the synchronisation.


keys-mail-subject = { $count ->
    [0] An integration key expires today
    [one] An integration key expires in 1 day
   *[other] An integration key expires in { $count } days
  }
keys-mail-subject-ended = An integration key has expired
keys-mail-subject-refused = Bind ERP no longer accepts an integration key
keys-mail-hello = Hello, { $name }:
keys-mail-what = The integration key of { $name } for { $company } expires on { $day }. After that day Bind ERP will not accept it.
keys-mail-what-ended = The integration key of { $name } for { $company } expired on { $day }; Bind ERP no longer accepts it and the data is not updated through it.
keys-mail-what-refused = Bind ERP has stopped accepting the integration key of { $name } for { $company }: the data is not updated through it.
keys-mail-how = Generate a new one in Bind ERP (Perfil › Integraciones › Generar API key) and replace it in the company’s settings. It takes a minute.
keys-mail-button = Replace the key
keys-mail-foot = You receive this mail because you administer { $company }.
