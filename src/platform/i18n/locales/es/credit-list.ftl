### Estado de Cuenta de Clientes: lista, cliente, página del deudor

list-data-of = Datos al { $moment }
list-no-data = Aún no se ha completado ninguna sincronización
list-data-old = Los datos no están al día. { $data }.
list-tone = Tono de color
list-empty = Aún no hay clientes
list-empty-text = Aquí verá cuánto le debe cada cliente y qué avisos recibió. Los clientes llegan con la sincronización.
list-nothing-owed = Nadie debe nada: no hay documentos pendientes de pago.
list-total-in = Total en { $currency }
list-total-balance = Saldo en { $currency }
list-total-overdue = Vencido en { $currency }
list-search = Buscar por nombre, RFC o número
list-show = Mostrar
list-show-open = Con saldo
list-show-overdue = Con saldo vencido
list-show-all = Todos
list-show-everybody = Mostrar todos los clientes
list-any = Cualquiera
list-on = Activa
list-off = Inactiva
list-state = Estado
list-held = En pausa
list-no-address = Sin dirección
list-no-match = Ningún cliente coincide
list-no-match-text = Pruebe con otras palabras o quite los filtros.
list-customer = Cliente
list-number = Núm. { $number }
list-balance = Saldo
list-overdue = Vencido
list-ageing = Antigüedad
list-last = Último aviso
list-next = Próximo aviso
list-never = Ninguno
list-settled = Sin saldo
list-automation = Automatización
list-automation-of = Avisos automáticos a { $name }
list-automation-switch = Avisos automáticos
list-held-until = En pausa hasta el { $date }
list-automatic = Automático
list-until-small = hasta el { $date }
list-until = Hasta el { $date }
list-switch-on = Activar automatización
list-switch-off = Desactivar
list-hold = Pausar
list-count = { $count ->
    [one] 1 cliente
   *[other] { $shown } de { $count } clientes
  }
list-nobody-chosen = Seleccione primero al menos un cliente.

list-notice-queued = En cola
list-notice-sending = Enviando
list-notice-sent = Enviado
list-notice-failed = No entregado
list-notice-unknown = Resultado desconocido

list-switched-on = Avisos automáticos activados para { $name }, en la programación «{ $schedule }».
list-switched-on-master-off = { $name } quedó en la programación «{ $schedule }», pero los envíos de la empresa están apagados: no saldrá ningún aviso hasta que los active en la configuración de cobranza.
list-switched-off = Avisos automáticos desactivados para { $name }.
list-many-switched-off = { $count ->
    [0] Ninguno de los clientes seleccionados tenía avisos automáticos.
    [one] Avisos automáticos desactivados para 1 cliente.
   *[other] Avisos automáticos desactivados para { $count } clientes.
  }
list-choose-title = Activar avisos para { $name }
list-choose-lead = Su empresa tiene varias programaciones. El cliente pertenece a una sola.
list-choose-legend = Programación
list-choose-next = Próximo aviso: { $moment }
list-continue = Continuar
list-cancel = Cancelar
list-back = Volver
list-keep = Guardar

list-see-statement = Ver estado de cuenta
list-statement-of = Estado de cuenta de { $name }
list-left-out = { $count ->
    [one] 1 documento en pausa no aparece en lo que recibe el cliente.
   *[other] { $count } documentos en pausa no aparecen en lo que recibe el cliente.
  }
list-send = Enviar estado de cuenta
list-send-title = Enviar estado de cuenta a { $name }
list-send-lead = Recibirá un correo con sus documentos pendientes de pago, los datos bancarios y un enlace a su estado de cuenta.
list-send-to = Para
list-send-now = Saldrá en seguida.
list-send-later = Está fuera del horario permitido. Saldrá el { $moment }.
list-send-never = El horario de envío no permite ningún momento del próximo año. Revise la configuración de cobranza.
list-send-paused = Los envíos de la empresa están en pausa. Saldrá cuando se reanuden.
list-send-stale = Los datos del ERP no están al día. Saldrá después de la próxima sincronización.
list-send-entered = El estado de cuenta está en camino.
list-send-overtaken = Ya hay un aviso más reciente para este cliente; no se envió otro.

list-owes-nothing = Este cliente no tiene documentos pendientes de pago.
list-documents-in = Documentos pendientes de pago en { $currency }
list-nothing-overdue = Sin saldo vencido
list-folio = Folio
list-order = Orden { $order }
list-issued = Fecha
list-due = Vencimiento
list-days-late = Atraso
list-days = { $count ->
    [one] 1 día
   *[other] { $count } días
  }
list-total = Total
list-applied = Aplicado
list-of-it-credited = notas de crédito { $amount }
list-sum = Total
list-hold-column = Avisos
list-hold-document = Dejar fuera
list-hold-document-of = Dejar fuera: { $folio }
list-hold-document-until = Dejar { $folio } fuera de los avisos hasta
list-take-in = Incluir
list-document-held = El documento queda fuera de los avisos hasta el { $date }.
list-document-released = El documento vuelve a aparecer en los avisos.

list-schedule = Programación
list-schedule-off = Apagada
list-no-schedule = Ninguna
list-contacted = Último contacto
list-master-off = Los envíos de la empresa están apagados o en pausa: no saldrá ningún aviso.
list-hold-title = Pausa
list-held-by = por { $name }
list-not-held = Este cliente no está en pausa.
list-hold-until = Sin avisos hasta
list-hold-hint = Ese día incluido. También detiene lo que ya está en cola.
list-hold-note = Motivo
list-hold-past = Elija hoy o un día posterior.
list-hold-no-date = Elija un día.
list-hold-note-long = { $count ->
   *[other] Escriba como máximo { $count } caracteres.
  }
list-hold-kept = Sin avisos para este cliente hasta el { $date }.
list-hold-ended = La pausa terminó.
list-release = Terminar la pausa
list-holds-title = Pausar avisos
list-holds-lead = { $count ->
    [one] 1 cliente no recibirá avisos hasta el día que elija.
   *[other] { $count } clientes no recibirán avisos hasta el día que elija.
  }
list-many-held = { $count ->
    [one] 1 cliente en pausa.
   *[other] { $count } clientes en pausa.
  }
list-language = Idioma de sus avisos
list-language-company = El de la empresa ({ $language })
list-language-kept = Idioma guardado.

list-addresses = Direcciones de correo
list-address = Dirección
list-from-erp = Del ERP
list-from-hand = Agregada a mano
list-refused = Rechazada por su servidor
list-confirm-address = Confirmar dirección
list-remove-address = Quitar { $email }
list-new-address = Otra dirección
list-new-address-hint = Se conserva aunque cambien los datos del ERP.
list-add-address = Agregar
list-address-added = { $email } recibirá los avisos.
list-address-removed = La dirección ya no recibirá avisos, y los enlaces que se le enviaron ya no abren el estado de cuenta.
list-address-confirmed = La dirección vuelve a recibir avisos.
list-address-invalid = Escriba una dirección como nombre@empresa.test.
list-address-known = Este cliente ya tiene esa dirección.
list-address-too-many = { $count ->
   *[other] Un cliente puede tener como máximo { $count } direcciones.
  }

list-links = Enlaces enviados
list-links-text = { $count ->
    [one] 1 enlace enviado abre el estado de cuenta de este cliente sin contraseña. Si lo retira, deja de abrirlo en seguida; el próximo aviso llevará uno nuevo.
   *[other] { $count } enlaces enviados abren el estado de cuenta de este cliente sin contraseña. Si los retira, dejan de abrirlo en seguida; el próximo aviso llevará uno nuevo.
  }
list-links-revoke = Retirar los enlaces enviados
list-links-revoked = { $count ->
    [0] No había enlaces que retirar.
    [one] Se retiró 1 enlace. El próximo aviso llevará uno nuevo.
   *[other] Se retiraron { $count } enlaces. El próximo aviso llevará uno nuevo.
  }

list-notices = Avisos
list-no-notices = Este cliente todavía no ha recibido avisos.
list-by-hand = enviado a mano

debtor-title = Estado de cuenta de { $name }
debtor-as-of = Al { $date }, con lo que sabemos en este momento
debtor-as-of-old = Al { $date }, con los datos que teníamos el { $data }
debtor-tax-id = RFC
debtor-balance = Saldo
debtor-holder = Titular
debtor-reference = Referencia
debtor-pay-in = Pagos en { $currency }
debtor-ask = Si algo no coincide, responda al correo con el que { $company } le envió este enlace.
debtor-personal = El enlace es personal: abre el estado de cuenta sin contraseña.
debtor-closed = Este enlace ya no abre el estado de cuenta
debtor-expired = Los enlaces sirven durante 30 días, y este ya venció.
debtor-revoked = El enlace fue retirado.
debtor-write = Para recibir uno nuevo, responda al correo con el que { $company } se lo envió.
debtor-write-to = Para recibir uno nuevo, escriba a { $company }:
