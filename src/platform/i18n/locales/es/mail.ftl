### mail

notice-title = Estado de cuenta de { $company }
notice-balance-on = Saldo al { $date }
notice-nothing-open = Sin saldo pendiente al { $date }
notice-overdue-sum = Vencido: { $amount }
notice-next-due = Sin saldo vencido; próximo vencimiento: { $date }
notice-nothing-overdue = Sin saldo vencido
notice-button = Ver estado de cuenta
notice-block = Documentos en { $currency }
notice-column-document = Documento
notice-column-due = Vencimiento
notice-column-late = Atraso
notice-column-balance = Saldo
notice-days = { $count ->
    [one] 1 día
   *[other] { $count } días
  }
notice-not-due = por vencer
notice-rest = { $count ->
    [one] y 1 documento más en su estado de cuenta.
   *[other] y { $count } documentos más en su estado de cuenta.
  }
notice-total = Total
notice-overdue = Del total, vencido
notice-pay = Datos para el pago
notice-bank-currency = Moneda
notice-bank-name = Banco
notice-bank-holder = Titular
notice-bank-account = Cuenta
notice-bank-reference = Referencia
notice-why = Recibe este correo porque { $company } ({ $tax_id }) tiene documentos pendientes de pago a nombre de { $debtor }.
notice-ask = Si algo no coincide, responda a este correo.
notice-ask-contact = Si algo no coincide, responda a este correo o escriba a { $contact }.
notice-personal = El enlace es personal: abre el estado de cuenta sin contraseña.
