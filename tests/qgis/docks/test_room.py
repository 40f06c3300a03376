"""A panel takes the room there is, scrolls when there is too little, and never asks for a tall window."""

from qgis.PyQt.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from aula.aula_plugin.docks.common.room import Room


def content(height):
    page = QWidget()
    page.setLayout(QVBoxLayout())
    label = QLabel("une ligne")
    label.setMinimumHeight(height)
    page.layout().addWidget(label)
    return page


def shown(page, width, height):
    room = Room(page)
    room.resize(width, height)
    room.show()
    QApplication.processEvents()
    return room


def test_a_content_that_fits_takes_the_whole_height(qgis_app):
    room = shown(content(100), 320, 500)
    assert room.widget().height() == room.viewport().height()
    assert room.verticalScrollBar().maximum() == 0


def test_a_content_too_tall_scrolls(qgis_app):
    room = shown(content(700), 320, 500)
    assert room.widget().height() >= 700
    assert room.verticalScrollBar().maximum() > 0


def test_the_height_asked_for_is_small_and_the_width_is_that_of_the_content(qgis_app):
    page = content(700)
    page.layout().itemAt(0).widget().setMinimumWidth(290)
    room = Room(page)
    assert room.minimumSizeHint().height() < 300
    assert room.minimumSizeHint().width() >= 290


def test_a_content_that_grows_is_followed(qgis_app):
    page = content(100)
    room = shown(page, 320, 500)
    page.layout().itemAt(0).widget().setMinimumHeight(700)
    QApplication.processEvents()
    assert room.widget().height() >= 700
    assert room.verticalScrollBar().maximum() > 0
