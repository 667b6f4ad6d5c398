"""Tables of luck hold the same numbers as single draws of the specification."""

import numpy as np

from commonweal.lab.kernels.table import draw_normals, draw_uniforms, draw_words

from ..plain_luck import normal, uniform, word

WHO = np.array([0, 7, 2**40 + 3])


def test_each_cell_is_the_draw_of_its_entity_and_slot():
    words, uniforms, normals = (draw(5, 3, 17, WHO, 4) for draw in (draw_words, draw_uniforms, draw_normals))
    for row, who in enumerate(WHO.tolist()):
        for slot in range(4):
            drawn = word(5, 3, 17, who, slot)
            assert int(words[row, slot]) == drawn
            assert uniforms[row, slot] == uniform(drawn)
            assert abs(normals[row, slot] - normal(drawn)) < 1e-15
