### Взыскание

## Почему клиент не получил уведомление
reason-paid_since = Оплачено после планирования
reason-nothing_due = Задолженности нет
reason-on_hold = Приостановлено
reason-no_valid_address = Нет действующего адреса электронной почты
reason-below_minimum = Задолженность ниже минимальной
reason-contacted_recently = С клиентом недавно связывались
reason-contact_pending = Предыдущее уведомление ещё в пути
reason-automation_off = Автоматические уведомления этому клиенту выключены
reason-schedule_off = Расписание выключено
reason-master_off = Уведомления выключены для всей компании
reason-subscription_lapsed = Подписка компании истекла
reason-data_too_old = Данные ERP устарели
reason-skipped_by_person = Пропущено по решению сотрудника
reason-customer_gone = Клиента больше нет в ERP

message-default-subject = Выписка по расчётам от {"{"}empresa{"}"}
message-default-greeting = Здравствуйте, {"{"}cliente{"}"}!
message-default-body =
    Направляем вам выписку по расчётам на {"{"}fecha{"}"}. Сумма задолженности: {"{"}saldo{"}"}.

    Если вы уже оплатили, не обращайте внимания на это письмо. Если что-то расходится с вашими данными, ответьте на него, и мы вместе проведём сверку.
