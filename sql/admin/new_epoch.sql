-- What a restore does last: another epoch, which voids all cursors. Only tests use it.
UPDATE hd.settings SET epoch = replace(gen_random_uuid()::text, '-', '');
