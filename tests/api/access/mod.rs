//! Security levels: who sees a letter, wherever letters show.
mod marker;
mod matrix;
mod office;
mod why;
