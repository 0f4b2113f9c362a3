/** Tags, value representations, UIDs and datasets (PS3.5, PS3.6). */
@NullMarked
package io.github.stowc.dicom;

import org.jspecify.annotations.NullMarked;
