/** The Native DICOM Model (PS3.19 A.1): reading, writing. */
@NullMarked
package io.github.stowc.dicom.xml;

import org.jspecify.annotations.NullMarked;
