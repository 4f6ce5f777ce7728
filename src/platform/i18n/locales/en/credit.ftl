### credit
