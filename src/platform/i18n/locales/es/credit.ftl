### credit

## Por qué un cliente no recibió aviso
reason-paid_since = Pagado desde la programación
reason-nothing_due = Sin saldo por cobrar
reason-on_hold = En pausa
reason-no_valid_address = Sin dirección de correo válida
reason-below_minimum = Saldo por debajo del mínimo
reason-contacted_recently = Contactado hace poco
reason-contact_pending = Un aviso anterior sigue en camino
reason-automation_off = Avisos automáticos desactivados para este cliente
reason-schedule_off = Programación desactivada
reason-master_off = Avisos desactivados para toda la empresa
reason-subscription_lapsed = La suscripción de la empresa está vencida
reason-data_too_old = Los datos del ERP no están al día
reason-skipped_by_person = Omitido por una persona
reason-customer_gone = El cliente ya no está en el ERP

message-default-subject = Estado de cuenta de {"{"}empresa{"}"}
message-default-greeting = Estimado cliente {"{"}cliente{"}"}:
message-default-body =
    Le compartimos su estado de cuenta al {"{"}fecha{"}"}. El saldo es de {"{"}saldo{"}"}.

    Si ya realizó el pago, haga caso omiso de este mensaje. Si algo no coincide con sus registros, responda a este correo y lo revisamos con usted.
