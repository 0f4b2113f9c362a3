/** Reads and writes the DICOM JSON Model (PS3.18 Annex F). */
@NullMarked
package io.github.stowc.dicom.json;

import org.jspecify.annotations.NullMarked;
