/** What is said of a text: the place, the problem, how grave it is and which rule it breaks. */
@NullMarked
package io.github.stowc.dicom.text;

import org.jspecify.annotations.NullMarked;
