/** Store Instances Responses and what their codes mean (PS3.18 10.5.3, Annex I). */
@NullMarked
package io.github.stowc.stow.answer;

import org.jspecify.annotations.NullMarked;
