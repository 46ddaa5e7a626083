"""The statistics behind every figure: small frames in, frames out. Knows codes, no words, no storage."""
