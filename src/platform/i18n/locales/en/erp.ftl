### erp
