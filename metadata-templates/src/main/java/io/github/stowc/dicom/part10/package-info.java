/** Part 10 files: the dataset encodings of PS3.5 and the file format of PS3.10, read and written. */
@NullMarked
package io.github.stowc.dicom.part10;

import org.jspecify.annotations.NullMarked;
