### Correo enviado: cada mensaje de la empresa, y si su remitente está bien configurado

mail-desk-lead = Cada mensaje que salió o saldrá en nombre de la empresa, y qué respondió el servidor del destinatario.
mail-desk-search = Buscar por correo electrónico
mail-desk-state = Estado
mail-desk-kind = Tipo
mail-desk-all = Todos
mail-desk-to = Para
mail-desk-answer = Respuesta del servidor
mail-desk-written = Escrito
mail-desk-none = Ningún mensaje coincide
mail-desk-none-text = Pruebe con otra parte de la dirección o quite los filtros.
mail-desk-empty = Aún no hay mensajes
mail-desk-empty-text = Aquí aparecerán los avisos de cobranza, las invitaciones y las pruebas en cuanto se escriban.
mail-desk-kind-notice = Aviso de cobranza
mail-desk-kind-notice-test = Prueba de aviso
mail-desk-kind-invitation = Invitación
mail-desk-kind-invitation-asked = Petición de invitación
mail-desk-kind-key-expiring = Vencimiento de clave
mail-desk-kind-key-failing = Clave no aceptada
mail-desk-kind-mail-test = Prueba de correo
mail-desk-kind-other = Mensaje del servicio
mail-desk-sent = Enviado
mail-desk-failed = Fallido
mail-desk-unknown = Desconocido
mail-desk-queued = En camino
mail-desk-accepted = Aceptado
mail-desk-refused = Rechazado
mail-desk-deferred = Se reintenta
mail-desk-attempts = { $count ->
    [0] sin intentos
    [one] { $count } intento
   *[other] { $count } intentos
  }
mail-desk-sent-on = enviado el { $at }
mail-desk-again-on = se reintenta el { $at }
mail-desk-tries = Intentos
mail-desk-to-notice = Ver el aviso
mail-desk-waits = Este mensaje espera su decisión: no llegó, o no se sabe si llegó.
mail-desk-barred-link = Lleva un enlace personal; se reenvía con uno nuevo.
mail-desk-invite-again = Reenviar invitación
mail-desk-invite-again-text = Sale con un enlace nuevo; el anterior deja de servir.
mail-desk-another = ¿Enviarlo otra vez?
mail-desk-another-text = El servidor del destinatario ya aceptó este aviso. Enviarlo otra vez es un contacto más: sale como un aviso nuevo, con las cifras de hoy.
mail-desk-another-button = Enviar otro estado de cuenta…
mail-desk-text = El mensaje
mail-desk-text-none = De este mensaje no se guarda una copia: puede llevar un enlace personal que solo su destinatario debe ver.
mail-desk-event-written = Escrito
mail-desk-event-first = Primer intento
mail-desk-event-accepted = Aceptado por el servidor
mail-desk-event-failed = Rechazado; no se intenta más
mail-desk-event-unknown = Sin respuesta: no se sabe si llegó
mail-desk-event-retry = Se intentará otra vez

## Configurar el remitente
mail-desk-setup = Configurar el correo
mail-desk-setup-lead = Los mensajes salen de { $sender }. Estos tres registros hacen que los servidores los crean y no los manden a la carpeta de correo no deseado.
mail-desk-records = Registros DNS
mail-desk-records-text = Publíquelos donde administra el dominio { $domain }. Pueden tardar hasta un día en verse en todas partes.
mail-desk-record-type = Tipo
mail-desk-record-name = Nombre
mail-desk-record-value = Valor
mail-desk-spf = Dice qué servidores pueden enviar correo de este dominio.
mail-desk-spf-note = Si el dominio ya tiene un registro SPF, agregue solo la parte que falta: no puede haber dos.
mail-desk-spf-relay = Si { $server } pertenece a un proveedor, use el «include» que él indica.
mail-desk-spf-missing = Si falta: el lector puede ver una advertencia de que el remitente no está comprobado, o el mensaje llega a la carpeta de correo no deseado.
mail-desk-dkim = Una firma en cada mensaje demuestra que viene de este dominio y que nadie lo cambió en el camino.
mail-desk-dkim-off = Los mensajes salen sin firma: este servicio no tiene una clave DKIM.
mail-desk-dkim-how = Quien administra el servicio crea una clave, la indica con estas dos variables y reinicia. Después, el registro aparece aquí.
mail-desk-dkim-missing = Si falta: los grandes proveedores limitan o rechazan los envíos a muchas personas, y al lado del remitente puede aparecer «a través de» otro dominio.
mail-desk-dmarc = Dice a los servidores qué hacer con un mensaje que no pasa SPF ni DKIM, y a quién informar. Empiece con p=none y, cuando los informes estén limpios, pase a p=quarantine.
mail-desk-dmarc-missing = Si falta: cualquiera puede usar este dominio como remitente, y algunos proveedores no aceptan envíos a muchas personas.
mail-desk-trial = Enviarme una prueba
mail-desk-trial-text = Se envía un mensaje a { $email } y aquí se ve qué respondió su servidor.
mail-desk-trial-send = Enviarme una prueba
mail-desk-trial-last = Última prueba
mail-desk-trial-see = Ver el mensaje
mail-desk-refresh = Actualizar
mail-desk-trial-sent = La prueba para { $email } está en camino.
mail-desk-trial-just = La última prueba salió hace un momento. Espere medio minuto.
mail-desk-trial-title = Prueba de correo de { $company }
mail-desk-trial-what = Si lee esto, el correo que sale de { $sender } llega a su buzón.
mail-desk-trial-look = Vea también si llegó a la bandeja de entrada y si su programa de correo muestra alguna advertencia junto al remitente.
mail-desk-trial-button = Ver el resultado
mail-desk-trial-foot = Recibe este mensaje porque pidió una prueba.
