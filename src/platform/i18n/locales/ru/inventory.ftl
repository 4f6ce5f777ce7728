### Мобильный склад

inventory-title = Мобильный склад
inventory-lead = Остатки по данным Bind ERP { $age }.
inventory-search = Название, артикул или штрихкод
inventory-search-short = Название или код
inventory-find = Найти
inventory-scan = Считать штрихкод камерой
inventory-scan-none = На снимке не видно кода. Подойдите ближе и попробуйте ещё раз.
inventory-warehouse = Склад
inventory-all-warehouses = Все склады
inventory-waits = К отправке
inventory-more = Показать ещё
inventory-see-all = Показать все товары
inventory-empty = Товаров пока нет
inventory-empty-text = Товары и остатки поступают из Bind ERP при синхронизации.
inventory-no-match = По запросу «{ $what }» ничего не найдено
inventory-no-match-text = Попробуйте меньше букв или другое слово. Поиск идёт по названию, артикулу и коду.
inventory-unsettled = { $count ->
    [one] { $count } корректировка ждёт вашего решения
    [few] { $count } корректировки ждут вашего решения
    [many] { $count } корректировок ждут вашего решения
   *[other] { $count } корректировки ждут вашего решения
  }

inventory-age = По данным Bind ERP { $age }
inventory-age-never = (данных ещё нет)

inventory-holdings = Остатки
inventory-place = Место: { $place }
inventory-told = { $quantity } в Bind ERP
inventory-waiting = { $quantity } к отправке
inventory-total = Итого
inventory-no-warehouses = У компании нет используемых складов. Администратор выбирает их в разделе «Настройки › Справочники».
inventory-movements = Последние корректировки

inventory-adjust = Скорректировать
inventory-adjust-in = { $warehouse }, сейчас
inventory-mode = Что вы укажете
inventory-mode-count = Есть сейчас
inventory-mode-add = Прибавить
inventory-mode-take = Убавить
inventory-quantity = Количество
inventory-less = На один меньше
inventory-plus = На один больше
inventory-reason = Причина
inventory-reason-choose = Выберите причину
inventory-note = Примечание
inventory-review = Проверить корректировку
inventory-reason-count = Пересчёт
inventory-reason-shrinkage = Недостача или порча
inventory-reason-entry = Приход
inventory-reason-exit = Расход
inventory-reason-return = Возврат
inventory-reason-other = Другое

inventory-fault-mode = Выберите: пересчёт, прибавить или убавить.
inventory-fault-missing = Укажите количество.
inventory-fault-number = Укажите число не более чем с тремя знаками после запятой, например 12 или 1,5.
inventory-fault-ambiguous = Это число можно прочитать двояко. Напишите 1500 или 1.5, не разделяя тысячи.
inventory-fault-large = Количество слишком велико.
inventory-fault-negative = Укажите количество без знака и выберите «Прибавить» или «Убавить».
inventory-fault-zero = Укажите количество больше нуля.
inventory-fault-reason = Выберите причину из списка.
inventory-fault-note-missing = Для причины «Другое» поясните в примечании, что произошло.
inventory-fault-note-long = Примечание — не более 300 символов.
inventory-fault-warehouse = Выберите склад.
inventory-fault-no-change = Остаток уже такой: корректировать нечего.
inventory-fault-below-zero = Подтвердите, что остаток станет меньше нуля.

inventory-confirm-title = Проверьте корректировку
inventory-confirm-age = По данным Bind ERP { $age }. Если с тех пор были продажи или поступления, итог будет отличаться от подсчёта.
inventory-form-used = Эта форма уже использована для другой корректировки: она есть в журнале. Проверьте цифры и отправляйте, только если этой не хватает.
inventory-stale = Пока вы заполняли форму, остаток изменился: было { $was }, стало { $now }. Проверьте результат перед отправкой.
inventory-before = Было
inventory-after = Станет
inventory-change = Изменение
inventory-below-zero = Да, оставить остаток меньше нуля
inventory-below-zero-hint = Обычно это значит, что не записан приход.
inventory-send = Отправить корректировку
inventory-send-hint = Она отправляется в Bind ERP один раз и остаётся в журнале под вашим именем.
inventory-change-form = Исправить
inventory-recorded = Корректировка сохранена и отправляется в Bind ERP.
inventory-recorded-already = Эта корректировка уже была сохранена: дважды она не отправляется.

inventory-state-queued = К отправке
inventory-state-sending = Отправляется
inventory-state-sent = Отправлена
inventory-state-failed = Отклонена
inventory-state-unknown = Результат неизвестен
inventory-state-dropped = Отменена

inventory-answer-key = Bind ERP не принимает ключ интеграции. Администратору нужно зарегистрировать другой.
inventory-answer-no-key = У компании нет действующего ключа интеграции.
inventory-answer-subscription = По данным Bind ERP, подписка компании не активна.
inventory-answer-rate = Bind ERP просит подождать; отправка повторится сама.
inventory-answer-budget = Запросы к Bind ERP на сегодня исчерпаны; отправка завтра.
inventory-answer-unreachable = Нет связи с Bind ERP; отправка повторяется сама в течение 24 часов.
inventory-answer-refused = Bind ERP не приняла корректировку.
inventory-answer-restored = Восстановлена резервная копия, и неизвестно, отправлялась ли корректировка после её создания.
inventory-answer-worker = Отправка прервалась, и неизвестно, получила ли её Bind ERP.
inventory-answer-uncertain = Bind ERP не подтвердила: корректировка могла быть применена или нет.

inventory-one-title = Корректировка: { $what }
inventory-attempts = Попытки
inventory-settled-by = Решение
inventory-settle-title = Что делать с этой корректировкой?
inventory-settle-unknown = Сравните с Bind ERP: если там { $after }, она применена; если по-прежнему { $before }, — нет. Цифру могли изменить и другие продажи или поступления.
inventory-settle-failed = В Bind ERP она не применена. Отправьте её снова, когда причина устранена, или отмените.
inventory-told-in = { $warehouse }
inventory-read-first = Эта цифра старше отправки. Запросите Bind ERP, прежде чем решать.
inventory-read-now = Запросить Bind ERP сейчас
inventory-read = Bind ERP сообщает: { $quantity }, { $warehouse }.
inventory-read-nothing = Bind ERP не упомянула этот товар на этом складе. Сохранена последняя цифра.
inventory-settle-applied = Уже применена
inventory-settle-again = Отправить снова
inventory-settle-drop = Отменить
inventory-settled-already = По этой корректировке решение уже принято.
inventory-settled-applied = Считается применённой.
inventory-settled-again = Корректировка отправляется снова.
inventory-settled-dropped = Корректировка отменена.

inventory-log-title = Журнал корректировок
inventory-log-lead = Кто, что и когда скорректировал и чем это закончилось.
inventory-log-empty = Корректировок пока нет
inventory-log-empty-text = Найдите товар, укажите, сколько его, и отправьте корректировку: она появится здесь.
inventory-log-none = Ничего не найдено
inventory-log-none-text = Измените фильтры, чтобы увидеть больше.
inventory-export = Скачать CSV
inventory-file = korrektirovki-{ $day }.csv
inventory-everybody = Все
inventory-any-state = Все
inventory-to-settle = Ждут решения
inventory-from = С
inventory-to = По
inventory-before-after = Было → стало
inventory-col-when = Дата
inventory-col-person = Сотрудник
inventory-col-article = Товар
inventory-col-sku = Артикул
inventory-col-warehouse = Склад
inventory-col-before = Было
inventory-col-change = Изменение
inventory-col-after = Стало
inventory-col-unit = Единица
inventory-col-reason = Причина
inventory-col-note = Примечание
inventory-col-state = Состояние
