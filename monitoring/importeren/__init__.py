"""Import of households in the format `regie-import/1` (F10)."""
