package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Positions;

/**
 * An instance read from XML.
 *
 * @param dataset its attributes
 * @param positions where they are in the text: the {@code <} of each DicomAttribute and Item
 */
public record XmlInstance(Dataset dataset, Positions positions) {}
