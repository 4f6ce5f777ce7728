### Должник

## Выписка по расчётам как документ

statement-doc-title = Выписка по расчётам
statement-doc-as-of = на { $date }
statement-doc-tax-id = RFC { $id }
statement-doc-number = Клиент № { $number }
statement-doc-debtor = Клиент
statement-doc-contact = Вопросы и сверка
statement-doc-balance = Задолженность в { $currency }
statement-doc-overdue = Просрочено
statement-doc-nothing-overdue = Просрочки нет
statement-doc-band-not-due = Срок не наступил
statement-doc-band-1-30 = 1–30 дней
statement-doc-band-31-60 = 31–60 дней
statement-doc-band-61-90 = 61–90 дней
statement-doc-band-91 = 91 день и более
statement-doc-col-folio = Счёт
statement-doc-col-order = Заказ
statement-doc-col-issued = Дата
statement-doc-col-due = Срок оплаты
statement-doc-col-days = Дни
statement-doc-col-days-late = Дней просрочки
statement-doc-col-total = Сумма
statement-doc-col-settled = Оплачено и зачтено
statement-doc-col-paid = Оплачено
statement-doc-col-credited = Кредит-ноты
statement-doc-col-balance = Остаток
statement-doc-days-late = { $count ->
    [one] просрочен { $count }
    [few] просрочено { $count }
    [many] просрочено { $count }
   *[other] просрочено { $count }
}
statement-doc-days-left = { $count ->
    [one] остался { $count }
    [few] осталось { $count }
    [many] осталось { $count }
   *[other] осталось { $count }
}
statement-doc-days-today = срок сегодня
statement-doc-sum = Итого
statement-doc-pay = Куда платить
statement-doc-clabe = CLABE
statement-doc-iban = IBAN
statement-doc-account = Счёт
statement-doc-holder = Получатель: { $holder }
statement-doc-reference = Назначение платежа: { $reference }
statement-doc-bank = Банк
statement-doc-currency = Валюта
statement-doc-summary = Сводка
statement-doc-nothing-open = На { $date } неоплаченных счетов нет.
statement-doc-thanks = Спасибо, что платите вовремя.
statement-doc-note = Платежи, поступившие после { $date }, здесь ещё не отражены. Документ справочный и не является налоговым.
statement-doc-page = Страница { $page } из { $pages }
