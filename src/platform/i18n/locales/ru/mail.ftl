### Письма

notice-title = Выписка по расчётам от { $company }
notice-balance-on = Задолженность на { $date }
notice-nothing-open = На { $date } задолженности нет
notice-overdue-sum = Просрочено: { $amount }
notice-next-due = Просрочки нет; ближайший срок оплаты: { $date }
notice-nothing-overdue = Просрочки нет
notice-button = Открыть выписку
notice-block = Документы в { $currency }
notice-column-document = Документ
notice-column-due = Срок оплаты
notice-column-late = Просрочка
notice-column-balance = Остаток
notice-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
  }
notice-not-due = срок не наступил
notice-rest = { $count ->
    [one] и ещё { $count } документ в вашей выписке.
    [few] и ещё { $count } документа в вашей выписке.
    [many] и ещё { $count } документов в вашей выписке.
   *[other] и ещё { $count } документа в вашей выписке.
  }
notice-total = Итого
notice-overdue = В том числе просрочено
notice-pay = Реквизиты для оплаты
notice-bank-currency = Валюта
notice-bank-name = Банк
notice-bank-holder = Получатель
notice-bank-account = Счёт
notice-bank-reference = Назначение платежа
notice-why = Вы получили это письмо, потому что у { $company } ({ $tax_id }) есть неоплаченные документы на имя { $debtor }.
notice-ask = Если что-то расходится с вашими данными, ответьте на это письмо.
notice-ask-contact = Если что-то расходится с вашими данными, ответьте на это письмо или обратитесь: { $contact }.
notice-personal = Ссылка личная: она открывает выписку без пароля.
