package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Positions;

/**
 * One instance read from DICOM JSON.
 *
 * @param index its place in the array, from 0
 * @param dataset its attributes
 * @param positions where they are in the text
 */
public record JsonInstance(int index, Dataset dataset, Positions positions) {}
