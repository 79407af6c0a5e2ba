-- or the disk would still be busy with what was made for the measurement
CHECKPOINT
