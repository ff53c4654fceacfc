@NullMarked
package nt.services;

import org.jspecify.annotations.NullMarked;
