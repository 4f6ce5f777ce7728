### debtor

## Statement of account as a document

statement-doc-title = Estado de cuenta
statement-doc-as-of = al { $date }
statement-doc-tax-id = RFC { $id }
statement-doc-number = Cliente núm. { $number }
statement-doc-debtor = Cliente
statement-doc-contact = Dudas y aclaraciones
statement-doc-balance = Saldo en { $currency }
statement-doc-overdue = Vencido
statement-doc-nothing-overdue = Sin saldo vencido
statement-doc-band-not-due = Por vencer
statement-doc-band-1-30 = 1 a 30 días
statement-doc-band-31-60 = 31 a 60 días
statement-doc-band-61-90 = 61 a 90 días
statement-doc-band-91 = 91 días o más
statement-doc-col-folio = Folio
statement-doc-col-order = Orden
statement-doc-col-issued = Fecha
statement-doc-col-due = Vencimiento
statement-doc-col-days = Días
statement-doc-col-days-late = Días de atraso
statement-doc-col-total = Total
statement-doc-col-settled = Pagos y notas de crédito
statement-doc-col-paid = Pagado
statement-doc-col-credited = Notas de crédito
statement-doc-col-balance = Saldo
statement-doc-days-late = { $count ->
    [one] 1 de atraso
   *[other] { $count } de atraso
}
statement-doc-days-left = { $count ->
    [one] falta 1
   *[other] faltan { $count }
}
statement-doc-days-today = vence hoy
statement-doc-sum = Total
statement-doc-pay = Dónde pagar
statement-doc-clabe = CLABE
statement-doc-iban = IBAN
statement-doc-account = Cuenta
statement-doc-holder = Titular: { $holder }
statement-doc-reference = Referencia: { $reference }
statement-doc-bank = Banco
statement-doc-currency = Moneda
statement-doc-summary = Resumen
statement-doc-nothing-open = No hay facturas por pagar al { $date }.
statement-doc-thanks = Gracias por mantener su cuenta al día.
statement-doc-note = Los pagos que recibimos después del { $date } todavía no aparecen. Documento informativo, sin validez fiscal.
statement-doc-page = Página { $page } de { $pages }
