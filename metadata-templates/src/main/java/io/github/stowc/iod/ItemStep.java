package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;

/**
 * A step on the way to a nested element.
 *
 * @param sequence the sequence
 * @param item the item in it, counted from 0
 */
public record ItemStep(Tag sequence, int item) {}
