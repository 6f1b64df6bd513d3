"""Labelled data sets: one small reader a layout, found by what lies in the folder."""

from inspector_app.domain.data_layout import Layout
from inspector_app.engine.evaluation.datasets.dataset import DataSet, Sample, mostly_defects, unlabelled_lot
from inspector_app.engine.evaluation.datasets.layouts import detect_layout, read_dataset, sets_below
from inspector_app.engine.evaluation.datasets.mvtec import read_mvtec

__all__ = [
    "DataSet",
    "Layout",
    "Sample",
    "detect_layout",
    "mostly_defects",
    "read_dataset",
    "read_mvtec",
    "sets_below",
    "unlabelled_lot",
]
