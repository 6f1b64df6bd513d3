"""Pixels: decoding, geometry, thumbnails, heatmaps and contours; numpy and OpenCV only."""
