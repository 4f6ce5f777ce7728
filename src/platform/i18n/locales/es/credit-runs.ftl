### Ciclos, avisos y lo que espera una decisión

runs-by-hand = A mano
runs-cycles-lead = Cada envío programado y lo que pasó con cada cliente.
runs-cycles-empty = Aún no hay ciclos
runs-cycles-empty-text = Cuando llegue la fecha de una programación activa, aquí verá a quién se envió el estado de cuenta y a quién no, con el motivo.
runs-planned = Planeado
runs-schedule = Programación
runs-state = Estado
runs-state-planned = Planeado
runs-state-waits-data = En espera de datos al día
runs-state-waits-pause = En espera: envíos en pausa
runs-state-waits-hours = En espera del horario permitido
runs-state-running = En curso
runs-state-done = Terminado
runs-state-missed = No salió a tiempo
runs-state-skipped = Omitido
runs-progress = Avance

runs-fate-sent = Enviado
runs-fate-queued = En cola
runs-fate-failed = Fallido
runs-fate-unknown = Desconocido
runs-fate-skipped = Omitido
runs-fates-sent = Enviados
runs-fates-queued = En cola
runs-fates-failed = Fallidos
runs-fates-unknown = Desconocidos
runs-fates-skipped = Omitidos
runs-all = Todos
runs-address-accepted = Aceptado
runs-address-refused = Rechazado
runs-address-deferred = Se reintenta
runs-address-waiting = En camino

runs-cycle-title = Ciclo del { $at }
runs-leaves-at = sale el { $at }
runs-decided = Decidido por { $by } el { $at }.
runs-cycle-missed = Este ciclo no salió a tiempo. Decida si se envía ahora, después o se omite.
runs-why-skipped = Por qué se omitieron
runs-lines = Clientes de este ciclo
runs-lines-none = Ningún cliente coincide.
runs-lines-not-yet = Aún no hay nadie aquí: cada cliente recibe su línea cuando el ciclo sale o se omite.
runs-search = Cliente, número o correo
runs-customer = Cliente
runs-number = Número
runs-result = Resultado
runs-detail = Detalle
runs-reason = Motivo
runs-next = Próximo aviso
runs-next-held = En pausa hasta el { $until }
runs-next-none = Sin fecha
runs-until = hasta el { $what }
runs-on-day = el { $what }
runs-retry-at = Nuevo intento el { $at }
runs-addresses = Destinatarios
runs-address = Correo
runs-since = Desde
runs-sent-at = Enviado el
runs-attempts = Intentos
runs-answer = Respuesta del servidor
runs-attempt-count = { $count ->
    [one] 1 intento
   *[other] { $count } intentos
  }
runs-answer-process-ended = El proceso que enviaba se detuvo antes de recibir respuesta.
runs-answer-none = El servidor no respondió dentro del tiempo límite.
runs-answer-lost = Se perdió la conexión antes de la respuesta ({ $words }).
runs-message-id = Message-ID
runs-download = Descargar CSV
runs-file = avisos-{ $day }.csv
runs-customers = { $count ->
    [one] 1 cliente
   *[other] { $count } clientes
  }

runs-settlements-lead = Lo que el sistema no puede decidir por usted.
runs-only-admins = Solo un administrador de la empresa puede decidir aquí.
runs-nothing-waits = No hay nada por resolver
runs-nothing-waits-text = Aquí aparecen los avisos que fallaron o de los que no se sabe si llegaron, y los ciclos que no salieron a tiempo.
runs-missed-title = Ciclos que no salieron a tiempo
runs-missed-text = Pasaron más de 24 horas desde su fecha, así que nada sale sin su decisión. Al enviar se usan los saldos de ese momento.
runs-waiting-customers = En espera
runs-send-now = Enviar ahora
runs-next-window = En el próximo horario permitido
runs-skip = Omitir
runs-decided-already = Este ciclo ya estaba decidido; no cambió nada.
runs-sending-now = El ciclo sale ahora, dentro del horario permitido.
runs-sending-later = El ciclo sale en el próximo horario permitido.
runs-skipped = El ciclo se omitió. Cada cliente conserva su línea con el motivo.
runs-mails-title = Correos sin confirmar
runs-mails-text = Desconocido: la conexión se perdió antes de que el servidor confirmara; pudo llegar o no. Fallido: el servidor lo rechazó. Al enviar de nuevo se usan los saldos de ese momento y el mismo Message-ID.
runs-tab-empty = No hay correos en este estado.
runs-letter = Otro correo de la empresa
runs-treat-as-sent = Darlo por enviado
runs-send-again = Enviar de nuevo
runs-barred-cycle = Decida primero sobre su ciclo, que no salió a tiempo.
runs-barred-text = Su texto ya no se conserva; pídalo de nuevo donde se originó.
runs-settled-already = Alguien ya lo había resuelto; no cambió nada.
runs-treated-as-sent = { $count ->
    [one] El correo se dio por enviado.
   *[other] { $count } correos se dieron por enviados.
  }
runs-goes-again = { $count ->
    [one] El correo sale de nuevo.
   *[other] { $count } correos salen de nuevo.
  }
runs-left-alone = { $count ->
    [one] 1 quedó como estaba: ya resuelto, o su ciclo espera una decisión.
   *[other] { $count } quedaron como estaban: ya resueltos, o su ciclo espera una decisión.
  }
runs-none-chosen = Seleccione al menos un correo.
runs-refused-title = Direcciones rechazadas
runs-refused-text = El servidor las rechazó de forma definitiva. No se envía nada a ellas hasta que alguien las confirme o las corrija en la página del cliente.
runs-fault-title = Servidor de correo
runs-fault-text = No responde desde el { $since }. Los avisos esperan en la cola y salen solos en cuanto responda. Esto dijo:
runs-mail-away = El servidor de correo no responde desde el { $since }; los avisos esperan.
runs-mail-away-link = Ver detalle

runs-notice-title = Aviso a { $name }
runs-back-to-cycle = Ciclo
runs-to-customer = Ver cliente
runs-notice-waits = Este correo espera su decisión.
runs-story = Historial
runs-event-planned = Planeado
runs-event-queued = En cola
runs-event-skipped = Omitido
runs-event-attempt = Intento { $number }
runs-event-accepted = Aceptado por el servidor
runs-event-failed = Fallido
runs-event-unknown = Sin respuesta: no se sabe si llegó
runs-event-retry = Próximo intento
runs-event-treated-as-sent = Dado por enviado
runs-event-sent-again = Enviado de nuevo por decisión
runs-mail-as-sent = El correo tal como se envió
runs-subject = Asunto
runs-from = De
runs-to = Para
runs-copy-remark = La huella SHA-256 es la de los bytes enviados. En esta copia la clave del enlace del cliente está tapada con asteriscos.
runs-text-version = Versión de texto
runs-download-eml = Descargar .eml
