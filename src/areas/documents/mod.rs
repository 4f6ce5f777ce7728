//! Documentos personalizados: the company's own words and look on its documents.
