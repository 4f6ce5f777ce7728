### Demostración: correo, reloj, piezas

demo-schedule = Quincenal
demo-places = Páginas de la demostración

demo-mail = Correo
demo-mail-lead = Todo el correo que la demostración envía llega aquí y a ningún otro lugar.
demo-mail-subject = Asunto
demo-mail-from = De
demo-mail-to = Para
demo-mail-when = Recibido
demo-mail-empty = Aún no hay correo
demo-mail-empty-text = Adelante el reloj hasta el próximo envío y los avisos aparecerán aquí.
demo-mail-no-subject = (sin asunto)
demo-mail-range = { $from }–{ $to } de { $count }
demo-mail-view = Partes del mensaje
demo-mail-html = HTML
demo-mail-text = Texto
demo-mail-headers = Encabezados
demo-mail-frame = Mensaje tal como lo ve quien lo recibe
demo-mail-no-text = Este mensaje no tiene texto.
demo-mail-raw = Descargar .eml

demo-clock = Reloj
demo-clock-lead = Con este reloj viven los avisos de cobranza: cuándo salen, qué está vencido, qué horas se respetan. Aquí se puede mover.
demo-clock-business = Hora de la demostración
demo-clock-wall = Hora real
demo-clock-ahead = Adelanto
demo-clock-ahead-none = Ninguno
demo-clock-ahead-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
  }
demo-clock-ahead-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
  }
demo-clock-ahead-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
  }
demo-clock-next = Ir al próximo envío
demo-clock-hour = +1 hora
demo-clock-day = +1 día
demo-clock-real = Volver a la hora real
demo-clock-set = Poner otra hora
demo-clock-date = Fecha
demo-clock-time = Hora
demo-clock-zone = Hora de { $zone }
demo-clock-set-button = Mover el reloj
demo-clock-invalid = Escriba una fecha y una hora que existan.
demo-clock-moved = El reloj está en { $at }. Los avisos que tocaban ya salieron a la cola.
demo-clock-nothing = No hay ninguna programación activa que venga después de esta hora.
demo-clock-upcoming = Próximos envíos
demo-clock-company = Empresa
demo-clock-schedule = Programación
demo-clock-by-hand = Envío a mano
demo-clock-local = Sale (hora local)
demo-clock-planned = Programada
demo-clock-empty = No hay programaciones activas
demo-clock-empty-text = En cuanto una empresa confirme una programación, su próximo envío aparecerá aquí.
demo-ui = Piezas

demo-erp = ERP
demo-erp-title = Bind ERP de la demostración
demo-erp-lead = Un Bind ERP simulado, con sus empresas, sus usuarios y la clave de integración de cada uno.
demo-erp-copy = Copiar la clave de { $name }
demo-erp-administrator = administrador
demo-erp-act = Actuar en el ERP
demo-erp-act-lead = Un usuario da de alta a un cliente y le factura. Si su clave está registrada, ambos llegan en segundos; si no, con la sincronización de cada hora.
demo-erp-who = Quién lo hace
demo-erp-client = Cliente nuevo
demo-erp-client-hint = Recibe una factura de { $amount }, a 30 días.
demo-erp-sell = Dar de alta y facturar
demo-erp-no-name = Escriba un nombre de 1 a 80 caracteres.
demo-erp-no-user = Elija a un usuario de la lista.
demo-erp-sold = { $who } dio de alta a «{ $client }» en { $company } y le facturó.
