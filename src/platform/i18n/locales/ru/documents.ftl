### Свои документы

documents-title = Свои документы
documents-lead = Ваши тексты и ваш тон в PDF, которые получают клиенты.
documents-statement = Выписка по расчётам
documents-heading = Заголовок
documents-heading-hint = Если оставить пустым: «{ $title }».
documents-intro = Вступление
documents-text-hint = Стоит перед суммами. Простой текст, переносы строк сохраняются.
documents-closing = Заключение
documents-closing-hint = Стоит после банковских счетов.
documents-footer = Нижний колонтитул
documents-footer-hint = Одна строка внизу каждой страницы. Если оставить пустым: название и налоговый номер компании.
documents-logo = Показывать логотип
documents-logo-hint = Вверху слева; без логотипа — инициалы компании на её цвете.
documents-save = Сохранить
documents-preview = Предпросмотр PDF
documents-preview-hint = Открывается в новой вкладке с тем, что написано здесь, без сохранения.
documents-restore = Вернуть исходные тексты
documents-saved = Новые документы будут такими.
documents-restored = В документах снова исходные тексты.
documents-sample = Клиент для примера
documents-fault-long = { $count ->
    [one] Не более { $count } символа.
    [few] Не более { $count } символов.
    [many] Не более { $count } символов.
   *[other] Не более { $count } символа.
  }
documents-fault-text = Не более 600 символов и 12 строк.
documents-fault-tone = Выберите тон из списка.
