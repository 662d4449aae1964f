//! Tests of `import` from outside: real files on disk, packed in every way, damaged in every way.

mod damage;
mod packing;
mod samples;
mod shared_exports;
mod speed;
