-- Rates a closed ticket: see the function.

--! rate : (stars?, at?)
SELECT outcome, stars, at FROM hd.rate(:ticket, :person, :cid, :stars);
