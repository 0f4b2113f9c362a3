/** Instances as the body parts of a message: DICOM files, JSON or XML with bulk data (PS3.18 10.5). */
@NullMarked
package io.github.stowc.stow.encode;

import org.jspecify.annotations.NullMarked;
