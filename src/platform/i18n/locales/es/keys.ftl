### Claves de Integración y tiempo real

keys-title = Claves de Integración
keys-lead = Con la clave de cada usuario de Bind ERP, lo que esa persona hace llega aquí en segundos.
keys-register = Registrar Clave
keys-register-now = Registrar
keys-register-another = Registrar otra clave
keys-registered = La clave de { $name } quedó registrada. Su actividad llegará en tiempo real.
keys-replaced = La clave se reemplazó. La anterior dejó de usarse.
keys-revoked = La clave se revocó.
keys-replace = Reemplazar
keys-revoke = Revocar
keys-cancel = Cancelar
keys-none = Sin claves de integración
keys-none-text = Sin una clave no se puede leer nada del ERP. Registre la del administrador y después las de su equipo.
keys-none-works = Bind ERP no acepta ninguna de sus claves: los datos no se actualizan. Reemplace al menos una.

keys-user = Usuario de Bind ERP
keys-username = Nombre de acceso
keys-job = Puesto
keys-company = Empresa
keys-role = Tipo de usuario
keys-role-administrator = Administrador en Bind ERP
keys-role-user = Usuario en Bind ERP
keys-administrator = administrador
keys-registered-by = Registrada por
keys-ends = Vence
keys-endless = Sin fecha de vencimiento
keys-ended = Vencida
keys-ends-in = { $count ->
    [0] Vence hoy
    [one] Vence en 1 día
   *[other] Vence en { $count } días
  }
keys-health = Estado
keys-health-good = Funciona
keys-health-failing = El ERP no la acepta
keys-real-time = Tiempo real
keys-real-time-active = Activo
keys-real-time-failed = Sin conexión: llega cada hora
keys-real-time-none = Conectando
keys-real-time-stopped = Detenido
keys-last-event = Último evento
keys-no-event = Sin eventos todavía
keys-lag = Retraso
keys-lag-of = retraso { $lag }
keys-lag-seconds = { $time } s
keys-lag-minutes = { $time } min
keys-lag-hours = { $time } h
keys-waiting = En espera
keys-synced = Sincronizó
keys-not-synced = Aún no sincroniza
keys-actions = Acciones
keys-hourly = Cada hora
keys-lag-title = Tiempo real por clave
keys-lag-lead = Cuánto tarda en llegar lo que hace cada usuario con clave. Lo que hacen los demás llega cada hora.

keys-without = Usuarios de Bind ERP sin clave
keys-without-lead = Sus documentos llegan cada hora. Registre sus claves para recibirlos en tiempo real.
keys-without-none = Todos los usuarios de Bind ERP que conocemos tienen su clave registrada.

keys-new-lead = Pegue la clave de otro usuario de Bind ERP de esta empresa. Antes de registrarla verá de quién es.
keys-replace-lead = Pegue la clave nueva de { $name }. La anterior dejará de usarse.
keys-key = Clave de Integración
keys-key-hint = También se llama API KEY. Es un texto largo dividido en tres partes por puntos; cópielo completo.
keys-verify = Verificar
keys-where = Dónde está la clave
keys-where-1 = La persona entra en Bind ERP con su propio usuario y hace clic en su nombre, arriba a la derecha.
keys-where-2 = Elige Perfil y después Integraciones.
keys-where-3 = Escribe su contraseña.
keys-where-4 = Hace clic en Generar API key y le entrega la clave completa.
keys-where-note = La clave se guarda cifrada y nunca se vuelve a mostrar; de ella solo verá los últimos cuatro caracteres.
keys-verified = De quién es la clave
keys-verified-lead = Compruebe que sea el usuario correcto y presione Registrar o Reemplazar.
keys-other-key = Usar otra clave
keys-other-company = Pertenece a otra empresa: aquí no se puede registrar.
keys-same = Es la misma clave que este usuario ya tiene registrada: no hay nada que hacer.
keys-user-registered = Este usuario ya tiene una clave registrada (•••• { $end }). Puede reemplazarla.
keys-other-user = Esta clave es de { $name }, no de { $asked }: se registrará además y no reemplaza la suya.
keys-other-user-held = Esta clave es de { $name }, no de { $asked }: no reemplaza la de { $asked }.
keys-minutes-left = { $count ->
    [one] La verificación se conserva 1 minuto más.
   *[other] La verificación se conserva { $count } minutos más.
  }
keys-expired = La verificación venció
keys-again = Pegar la clave otra vez

keys-revoke-title = Revocar clave
keys-revoke-lead = La clave de { $name } dejará de usarse en este momento.
keys-revoke-what = Lo que haga este usuario llegará con la sincronización de cada hora, mientras otra clave funcione. Lo que ya se recibió se conserva. En Bind ERP la clave sigue existiendo: si ya no debe servir, elimínela también allí.
keys-revoke-last = Es la única clave que funciona. Si la revoca, no se recibirá nada más de Bind ERP y los avisos de cobranza se detendrán por datos antiguos, hasta que registre otra.
keys-revoke-dead = El ERP ya no acepta esta clave; revocarla no cambia la sincronización.


keys-mail-subject = { $count ->
    [0] Una clave de integración vence hoy
    [one] Una clave de integración vence en 1 día
   *[other] Una clave de integración vence en { $count } días
  }
keys-mail-subject-ended = Una clave de integración venció
keys-mail-subject-refused = Bind ERP ya no acepta una clave de integración
keys-mail-hello = Hola, { $name }:
keys-mail-what = La clave de integración de { $name } para { $company } vence el { $day }. Después de ese día Bind ERP ya no la aceptará.
keys-mail-what-ended = La clave de integración de { $name } para { $company } venció el { $day }; Bind ERP ya no la acepta y los datos no se actualizan por ella.
keys-mail-what-refused = Bind ERP dejó de aceptar la clave de integración de { $name } para { $company }: los datos no se actualizan por ella.
keys-mail-how = Genere una nueva en Bind ERP (Perfil › Integraciones › Generar API key) y reemplácela en la configuración de la empresa. Toma un minuto.
keys-mail-button = Reemplazar la clave
keys-mail-foot = Recibe este correo porque administra { $company }.
