# Справочники ERP и то, что синхронизация читает помимо клиентов и счетов.
catalogues-title = Справочники
catalogues-lead = Выберите, чем из ERP пользуется ваша компания. Неотмеченное сохраняется, но не предлагается. Выбор остаётся после каждой синхронизации.
catalogues-price-lists = Прайс-листы
catalogues-warehouses = Склады
catalogues-locations = Филиалы
catalogues-categories = Категории
catalogues-sellers = Продавцы
catalogues-collectors = Ответственные за взыскание
catalogues-price-lists-hint = Прайс-листы, которые предлагаются клиентам и агентам.
catalogues-warehouses-hint = Остатки неотмеченного склада из ERP не читаются.
catalogues-locations-hint = Филиалы, с которыми вы здесь работаете.
catalogues-categories-hint = Каждая категория стоит под той, в которую она входит.
catalogues-sellers-hint = ERP называет их в карточке каждого клиента; список пополняется по мере чтения карточек.
catalogues-collectors-hint = ERP называет их в карточке каждого клиента; список пополняется по мере чтения карточек.
catalogues-price-lists-none = В ERP нет прайс-листов.
catalogues-warehouses-none = В ERP нет складов.
catalogues-locations-none = В ERP нет филиалов.
catalogues-categories-none = В ERP нет категорий.
catalogues-sellers-none = Пока ни у одного клиента нет продавца.
catalogues-collectors-none = Пока ни у одного клиента нет ответственного за взыскание.
catalogues-count = используется { $used } из { $all }
catalogues-save = Сохранить
catalogues-saved = { $count ->
    [one] Сохранено { $count } изменение.
    [few] Сохранено { $count } изменения.
    [many] Сохранено { $count } изменений.
   *[other] Сохранено { $count } изменения.
}
catalogues-same = Изменять было нечего.
catalogues-incomplete = Форма пришла не полностью. Проверьте выбор и сохраните ещё раз.
catalogues-none = Справочников пока нет
catalogues-none-text = Они будут прочитаны из ERP при следующей синхронизации.
catalogues-to-sync = Перейти к синхронизации
sync-step-catalogues = Справочники
sync-step-accounts = Банковские счета
sync-step-products = Товары
sync-step-stock = Остатки
sync-step-payments = Оплаты счетов
sync-step-terms = Карточки клиентов
sync-list-open = Неоплаченные счета
sync-note-unknown-article = Товара нет в списке ERP
sync-note-not-read = Не прочитано; попытка повторится при следующем проходе
sync-lists = Списки
sync-lists-lead = Каждый проход читает то, что часто меняется. Длинные списки читаются раз в несколько часов, чтобы дневных запросов хватило.
sync-lists-list = Список
sync-lists-rows = Строк
sync-lists-read = Прочитан
sync-lists-pace = Как часто
sync-lists-state = Состояние
sync-lists-never = Ещё нет
sync-lists-good = Обновлён
sync-lists-failing = С ошибкой
sync-lists-every = { $count ->
    [1] При каждом проходе
    [one] Раз в { $count } час
    [few] Раз в { $count } часа
    [many] Раз в { $count } часов
   *[other] Раз в { $count } часа
}
sync-backlog = Ждут чтения по одному
sync-backlog-payments = { $count ->
    [one] оплаты { $count } счёта
    [few] оплаты { $count } счетов
    [many] оплаты { $count } счетов
   *[other] оплаты { $count } счёта
}
sync-backlog-terms = { $count ->
    [one] карточка { $count } клиента
    [few] карточки { $count } клиентов
    [many] карточки { $count } клиентов
   *[other] карточки { $count } клиента
}
sync-backlog-only-payments = { $count ->
    [one] счёт: оплаты
    [few] счёта: оплаты
    [many] счетов: оплаты
   *[other] счёта: оплаты
}
sync-backlog-only-terms = { $count ->
    [one] клиент: карточка
    [few] клиента: карточки
    [many] клиентов: карточки
   *[other] клиента: карточки
}
sync-backlog-none = Ничего не ждёт
