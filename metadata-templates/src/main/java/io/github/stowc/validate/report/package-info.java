/** Findings as text, JSON, SARIF and JUnit XML. */
@NullMarked
package io.github.stowc.validate.report;

import org.jspecify.annotations.NullMarked;
