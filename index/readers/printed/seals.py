"""A coloured page → grey, without the red seals that are stamped over its text."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

# How much redder than green and blue; how far parts of a seal lie apart (of the page's width).
_RED, _APART = 45, 0.012
# A seal is nearly as wide as high, and larger than any letter: 1/12 of the width of the page.
_LEAST, _SLIM = 1 / 12, 2.0
# Print under a seal has less than that of the paper's red; JPEG smears a colour so many pixels wide.
_DARK, _BLUR = 0.6, 5


def grey_without_seals(colours: Image) -> Image:
    """A picture (height, width, red-green-blue) in grey; a red seal is as light as the paper there.

    Red words stay: the masthead of a document is red.
    """
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    red, green, blue = (colours[:, :, at].astype(np.int16) for at in range(3))
    ink = ((red - np.maximum(green, blue)) > _RED).astype(np.uint8)
    if not ink.any():
        return np.asarray(grey, np.uint8)
    width = min(colours.shape[:2])
    apart = max(round(_APART * width), 1)
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((apart, apart), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(whole)
    for left, top, across, down in (map(int, box[:4]) for box in boxes[1:]):
        if min(across, down) >= _LEAST * width and max(across, down) <= _SLIM * min(across, down):
            place = slice(top, top + down), slice(left, left + across)
            _clear(np.asarray(grey[place]), colours[place][:, :, 0], np.asarray(whole[place]))
    return np.asarray(grey, np.uint8)


def _clear(grey: Image, red: Image, ink: Image) -> None:
    """Make a seal as light as the paper around it, but for what is dark in its own colour too."""
    paper = np.percentile(red, 90)
    near = cv2.dilate(ink, np.ones((_BLUR, _BLUR), np.uint8)) > 0
    seen = np.where(red > _DARK * paper, paper, red)
    grey[near] = seen[near].astype(np.uint8)
