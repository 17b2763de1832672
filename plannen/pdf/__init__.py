"""The plan on paper, for the kitchen table: tagged PDF in plain Dutch (C8)."""

from plannen.pdf.maken import plan_als_pdf

__all__ = ["plan_als_pdf"]
