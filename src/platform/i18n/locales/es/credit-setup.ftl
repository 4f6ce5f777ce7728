### credit-setup

## Configuración de cobranza
setup-title = Configuración de cobranza
setup-lead = Lo que comparten todos los avisos de su empresa: mensaje, cuentas, horario y límites.
setup-activation = Avisos automáticos
setup-master = Notificaciones Automatizadas de Cobranza
setup-master-on-hint = Los avisos salen según cada programación:
setup-master-off-hint = Apagado: ningún aviso automático sale, aunque haya programaciones activas.
setup-activated = Los avisos automáticos están encendidos.
setup-deactivated = Los avisos automáticos están apagados.
setup-not-contracted = Este complemento aún no está contratado.
setup-see-offer = Conocer el complemento
setup-pause = Pausar todos los envíos
setup-pause-hint = Detiene también el correo que ya está en cola.
setup-paused-hint = Los envíos de la empresa están en pausa; nada sale, tampoco lo que está en cola.
setup-resume = Reanudar los envíos
setup-paused = Los envíos de la empresa están en pausa.
setup-resumed = Los envíos de la empresa se reanudaron.
setup-edit = Modificar
setup-remove = Quitar
setup-cancel = Cancelar

setup-message = Mensaje
setup-subject = Asunto
setup-subject-hint = Una línea neutral: se ve sin abrir el correo, así que no lleva importes.
setup-greeting = Saludo
setup-body = Texto
setup-body-hint = Una línea en blanco separa los párrafos. Variables: { $variables }
setup-variable-customer = cliente
setup-variable-company = empresa
setup-variable-balance = saldo
setup-variable-overdue = vencido
setup-variable-date = fecha
setup-reply-to = Responder a
setup-reply-to-hint = Aquí llegan las respuestas de sus clientes.
setup-save-message = Guardar mensaje
setup-message-saved = El mensaje quedó guardado.
setup-preview-with = Vista previa con { $name }

setup-banks = Cuentas bancarias
setup-banks-hint = Una cuenta por moneda; cada aviso muestra las de las monedas que el cliente debe.
setup-bank-form = Agregar o reemplazar una cuenta
setup-currency = Moneda
setup-currency-hint = Tres letras: MXN, USD, EUR… Si ya hay una cuenta en esa moneda, se reemplaza.
setup-account = Cuenta
setup-account-hint = En pesos, la CLABE de 18 dígitos; en euros, el IBAN; en otras monedas, el número de cuenta.
setup-bank = Banco
setup-bank-hint = Si lo deja vacío, lo tomamos de la CLABE cuando lo conocemos.
setup-holder = Titular
setup-reference = Referencia
setup-reference-hint = Lo que el cliente debe anotar al pagar.
setup-save-bank = Guardar cuenta
setup-bank-saved = La cuenta en { $currency } quedó guardada.
setup-bank-removed = La cuenta en { $currency } se quitó.

setup-hours = Horario de envío
setup-hours-hint = Hora de la empresa ({ $zone }). Nunca antes de las 7:00 ni después de las 22:00.
setup-opens = Desde
setup-closes = Hasta
setup-business-days = Solo de lunes a viernes
setup-holidays = No enviar en días festivos nacionales
setup-save-hours = Guardar horario
setup-hours-saved = El horario quedó guardado.

setup-closures = Días de cierre
setup-closures-none = No hay días de cierre. Agregue vacaciones o inventarios: lo que caiga en ellos sale el siguiente día permitido.
setup-closure-name = Motivo
setup-closure-name-hint = Por ejemplo: inventario anual.
setup-closure-from = Del
setup-closure-until = Al
setup-add-closure = Agregar días de cierre
setup-closure-saved = Los días de cierre quedaron guardados.
setup-closure-removed = Los días de cierre se quitaron.

setup-limits = Límites
setup-minimum-days = Días mínimos entre contactos
setup-minimum-days-hint = Un cliente no recibe otro aviso automático antes.
setup-minimum-amount = Saldo mínimo
setup-minimum-amount-hint = Quien debe menos en todas sus monedas no recibe aviso.
setup-new-customers = Clientes nuevos
setup-new-customers-hint = Lo que pasa con los clientes que llegan del ERP de ahora en adelante.
setup-new-customers-off = Empiezan sin avisos
setup-new-customers-in = Entran en «{ $name }»
setup-save-limits = Guardar límites
setup-limits-saved = Los límites quedaron guardados.

setup-tone = Tono de color
setup-tone-hint = Se usa en estas pantallas, en los avisos y en los estados de cuenta.
setup-save-tone = Guardar tono
setup-tone-saved = El tono quedó guardado.

## Lo que está mal
setup-fault-empty = Escriba algo aquí.
setup-fault-long = { $count ->
    [one] Use 1 carácter como máximo.
   *[other] Use { $count } caracteres como máximo.
  }
setup-fault-amount-in-subject = El asunto se ve sin abrir el correo: quite {"{"}saldo{"}"} y {"{"}vencido{"}"}.
setup-fault-variable = { $name } no es una variable. Las que hay: { $known }
setup-fault-email = Escriba una dirección válida, como pagos@cliente.test.
setup-fault-email-twice = Esa dirección ya está en la lista.
setup-fault-email-many = { $count ->
    [one] Un cliente puede tener 1 dirección como máximo.
   *[other] Un cliente puede tener { $count } direcciones como máximo.
  }
setup-fault-currency = Escriba las tres letras de la moneda, como MXN.
setup-fault-clabe-form = La CLABE tiene 18 dígitos.
setup-fault-clabe-digit = El dígito verificador de la CLABE no coincide: revise que esté bien escrita.
setup-fault-iban-form = No tiene la forma de un IBAN.
setup-fault-iban-digits = Los dígitos de control del IBAN no coinciden: revise que esté bien escrito.
setup-fault-account = Escriba de 4 a 34 letras y dígitos.
setup-fault-time = Escriba una hora como 09:30.
setup-fault-window-cap = El horario debe estar entre las 7:00 y las 22:00.
setup-fault-window-empty = Debe terminar después de empezar.
setup-fault-date = Elija una fecha.
setup-fault-order = No puede terminar antes de empezar.
setup-fault-closure-long = Un cierre dura un año como máximo.
setup-fault-days = { $count ->
    [one] Escriba 0 o 1 día.
   *[other] Escriba de 0 a { $count } días.
  }
setup-fault-amount = Escriba un importe como 1,500.00.
setup-fault-schedule = Esa programación ya no existe.
setup-fault-name-missing = Póngale un nombre.
setup-fault-name-taken = Ya hay una programación con ese nombre.
setup-fault-hour = A esa hora no se permite enviar. El horario permitido es { $window }.
setup-fault-past = Ese momento ya pasó. Elija uno por venir.
setup-fault-interval = Escriba cuántos días, de 1 a 366.
setup-fault-period = Elija la periodicidad.

## Programaciones
setup-schedules-title = Programaciones
setup-schedules-lead = Cada programación decide cuándo recibe su estado de cuenta un grupo de clientes.
setup-schedule-default-name = Programación { $number }
setup-new = Nueva programación
setup-none = Aún no hay programaciones
setup-none-text = Elija a sus clientes, diga cada cuándo y a qué hora, revise el resumen y confirme. Desde ese momento los avisos salen solos.
setup-configure-now = Configurar ahora
setup-configure = Configurar
setup-name = Nombre
setup-name-hint = Solo lo ve su equipo.
setup-period = Periodicidad de envío
setup-period-fortnightly = Quincenal
setup-period-fortnightly-hint = Cada 15 días.
setup-period-fortnightly-long = Quincenal (cada 15 días)
setup-period-monthly = Mensual
setup-period-monthly-hint = El mismo día de cada mes; en meses más cortos, el último.
setup-period-monthly-long = Mensual, el día { $count }
setup-period-custom = Personalizado
setup-period-custom-hint = Cada tantos días como usted diga.
setup-period-custom-long = { $count ->
    [one] Cada día
   *[other] Cada { $count } días
  }
setup-interval = Intervalo en días
setup-interval-hint = Solo para la periodicidad personalizada.
setup-first = Primera fecha
setup-at = Hora exacta
setup-at-hint = Horario permitido: { $window }.
setup-zone = Hora de la empresa ({ $zone }).
setup-next = Próximo envío
setup-customers = Clientes
setup-customer = Cliente
setup-state = Estado
setup-state-armed = Activa
setup-state-draft = Borrador
setup-state-off = Apagada
setup-continue = Continuar
setup-continue-draft = Continuar
setup-discard = Eliminar borrador
setup-discarded = El borrador «{ $name }» se eliminó.
setup-discard-refused = Solo se elimina un borrador. Esta programación se puede apagar.
setup-new-title = Configurar envío
setup-edit-title = Configurar «{ $name }»
setup-edit-armed = La programación está activa. Apáguela antes de cambiarla.
setup-form-lead = Después verá el resumen; nada sale hasta que usted confirme.
setup-chosen = { $count ->
    [one] 1 cliente elegido.
   *[other] { $count } clientes elegidos.
  }
setup-chosen-next = En el resumen puede agregar direcciones y quitar clientes.
setup-group-hint = Los clientes que ya están en otra programación se quedan en ella.
setup-group-overdue = Todos los clientes con saldo vencido
setup-group-open = Todos los clientes con saldo
setup-group-nobody = Los elegiré en la lista
setup-choose-in-list = Elegir clientes en Estado de Cuenta de Clientes
setup-moment = { $weekday } { $date }, { $time }
setup-weekday-1 = lunes
setup-weekday-2 = martes
setup-weekday-3 = miércoles
setup-weekday-4 = jueves
setup-weekday-5 = viernes
setup-weekday-6 = sábado
setup-weekday-7 = domingo
setup-month-1 = Enero
setup-month-2 = Febrero
setup-month-3 = Marzo
setup-month-4 = Abril
setup-month-5 = Mayo
setup-month-6 = Junio
setup-month-7 = Julio
setup-month-8 = Agosto
setup-month-9 = Septiembre
setup-month-10 = Octubre
setup-month-11 = Noviembre
setup-month-12 = Diciembre
setup-send-shifted = Se recorre: el { $planned } no se permite enviar.
setup-send-never = Los días de cierre no dejan ningún momento permitido.
setup-armed-by = Confirmada por { $who } el { $at }
setup-switch-off = Apagar
setup-switched-off = «{ $name }» está apagada. Sus clientes siguen en ella.
setup-armed-but-off = La programación está activa, pero los avisos automáticos de la empresa están apagados: nada sale.
setup-draft-hint = Es un borrador: nada sale hasta que revise el resumen y confirme.
setup-to-summary = Ver resumen y confirmar
setup-to-schedule = Programación
setup-next-sends = Próximos envíos
setup-sends-if-armed = Así quedarían si la confirma ahora.
setup-all-customers = Ver todos y sus direcciones
setup-will-get-one = Recibirá aviso

## Resumen y confirmación
setup-steps = Pasos
setup-step-1 = 1. Configurar
setup-step-2 = 2. Resumen
setup-step-3 = 3. Confirmación
setup-summary-title = Resumen previo al envío
setup-summary-empty = Todavía no hay clientes elegidos
setup-summary-empty-text = Elija en la lista a quiénes escribir, o tome a todos los que deben.
setup-choose-customers = Elegir en la lista
setup-choose-group = Elegir un grupo
setup-will-get = Recibirán aviso
setup-of-chosen = { $count ->
    [one] de 1 cliente elegido
   *[other] de { $count } clientes elegidos
  }
setup-due = Por cobrar
setup-invoices = Facturas
setup-left-out = No recibirán
setup-show-all = Todos
setup-show-left-out = No recibirán
setup-addresses = Correos electrónicos
setup-number = Núm. { $number }
setup-refused = rechazada por su servidor
setup-refused-said = rechazada: { $answer }
setup-add-address = Agregar correo
setup-add-address-for = Agregar correo de { $name }
setup-add = Agregar
setup-remove-address = Quitar { $email }
setup-address-added = { $email } se agregó.
setup-address-removed = { $email } se quitó.
setup-preview = Vista previa
setup-preview-of = Vista previa del aviso a { $name }
setup-take-out = Quitar de la programación
setup-take-out-of = Quitar a { $name } de la programación
setup-customer-removed = El cliente salió de la programación.
setup-elsewhere = Hoy está en «{ $name }»; pasará a esta.
setup-range = { $from }–{ $until } de { $of }
setup-test = Enviarme una prueba
setup-test-hint = La prueba llega a { $email }; ningún cliente la recibe.
setup-test-subject = [Prueba] { $subject }
setup-test-sent = La prueba va en camino a { $email }.
setup-confirm-title = Confirmación
setup-confirm-lead = Esto es lo que pasará con «{ $name }».
setup-confirm-armed = La programación ya está activa. Al confirmar entran los clientes nuevos de la elección; la fecha no cambia.
setup-confirm-nobody = Elija al menos un cliente antes de confirmar.
setup-confirm-each-time = Antes de cada envío se vuelve a revisar el saldo: quien ya pagó, está en pausa o no tiene correo no recibe nada, y queda anotado por qué.
setup-confirm-activate = Encender también los avisos automáticos de la empresa
setup-confirm-activate-hint = Están apagados; sin ellos esta programación no envía nada.
setup-confirm = Confirmar y activar
setup-back-to-summary = Volver al resumen
setup-first-send = Primer envío
setup-customers-count = { $count ->
    [one] 1 cliente
   *[other] { $count } clientes
  }
setup-left-out-count = { $count ->
    [one] 1 no recibirá
   *[other] { $count } no recibirán
  }
setup-invoices-count = { $count ->
    [one] 1 factura
   *[other] { $count } facturas
  }
setup-days-count = { $count ->
    [one] 1 día
   *[other] { $count } días
  }
setup-armed = «{ $name }» está activa.

## Vista previa
setup-preview-title = Aviso a { $name }
setup-preview-lead = Así saldría ahora, con los saldos de este momento.
setup-preview-nothing = Este cliente no tiene nada por pagar: no saldría ningún aviso.
setup-preview-mail = El correo
setup-preview-text = La versión en texto
setup-to = Para

## Oferta
setup-offer-title = Notificaciones Automatizadas de Cobranza
setup-offer-lead = Reduzca su cartera vencida sin perseguir a nadie: los estados de cuenta salen solos.
setup-offer-1-title = Cuando usted diga
setup-offer-1 = Cada quincena, cada mes o cada tantos días, a la hora exacta, sin molestar en festivos ni fuera de horario.
setup-offer-2-title = Claro y amable
setup-offer-2 = Cada cliente recibe sus documentos por pagar, los datos bancarios y un botón para ver y descargar su estado de cuenta.
setup-offer-3-title = Sin sorpresas
setup-offer-3 = Nadie que ya pagó recibe un aviso; de cada cliente queda anotado si salió, y si no, por qué.
setup-offer-needs-plan = Necesita el plan Profesional o superior y el complemento Notificaciones Automatizadas de Cobranza.
setup-offer-needs-addon = Su plan lo permite; falta el complemento Notificaciones Automatizadas de Cobranza.
setup-offer-have = Su empresa ya lo tiene contratado.
setup-offer-questions = ¿Preguntas? Escriba a { $contact }.
setup-request = Solicitar
setup-not-now = Ahora no
setup-requested-title = Solicitud recibida
setup-requested = Recibimos su solicitud de las Notificaciones Automatizadas de Cobranza.
setup-requested-next = Quien opera este servicio la revisa y se pone en contacto con usted. Mientras tanto nada cambia en su empresa.
setup-back-to-customers = Volver a los clientes
